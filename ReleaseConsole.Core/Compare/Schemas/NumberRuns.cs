using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>Ranges of numbers laid over each other.</summary>
internal static class NumberRuns
{
    /// <summary>Whether several ranges together hold every number of one.</summary>
    public static bool Cover(Numbers part, IEnumerable<Numbers> wholes)
    {
        var left = part.Reached;
        if (left.IsEmpty)
            return true;
        var usable = wholes.Where(one => one.Steps.All(step => part.Steps.Any(mine => Figures.IsMultiple(mine, step))))
            .Select(one => one.Range).ToList();
        while (true)
        {
            if (usable.FirstOrDefault(range => HoldsStart(range, left)) is not { } range)
                return false;
            if (range.High is not { } high || left.IsWithin(range))
                return true;
            usable.Remove(range);
            left = left with { Low = high, LowOpen = !range.HighOpen };
            if (left.IsEmpty)
                return true;
            if (part.Steps.Count > 0)
                left = (part with { Range = left }).Reached;
        }
    }

    /// <summary>The numbers themselves where steps leave few of them; null otherwise.</summary>
    public static IReadOnlyList<JsonNode?>? Values(Numbers numbers, int most)
    {
        if (numbers.Steps.Count == 0 || numbers.Steps[^1] < Numbers.FinestStep || numbers.Reached is not { Low: { } low, High: { } high }
            || (high - low) / numbers.Steps[^1] >= most)
            return null;
        var values = new List<JsonNode?>();
        for (var figure = low; figure <= high; figure += numbers.Steps[^1])
            if (numbers.Range.Holds(figure) && numbers.Steps.All(step => Figures.IsMultiple(figure, step)))
                values.Add(JsonValue.Create(figure));
        return values;
    }

    private static bool HoldsStart(NumberRange range, NumberRange of) => of.Low switch
    {
        null => range.Low is null,
        { } low when of.LowOpen => (range.Low is null || range.Low <= low) && (range.High is null || range.High > low),
        { } low => range.Holds(low),
    };
}
