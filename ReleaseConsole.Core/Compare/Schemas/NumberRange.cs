using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>Everything between two figures; null for no end. An open end is not part of it.</summary>
internal sealed record NumberRange(decimal? Low, bool LowOpen, decimal? High, bool HighOpen)
{
    public static NumberRange Everything { get; } = new(null, false, null, false);

    public bool IsStated => Low is not null || High is not null;

    public bool IsEmpty => Low is { } low && High is { } high && (low > high || (low == high && (LowOpen || HighOpen)));

    /// <summary>The range of a schema. Draft 4 and OpenAPI 3.0 write an open end as <c>true</c> beside the bound.</summary>
    public static NumberRange Of(Schema schema)
    {
        var (least, most) = (Figures.Of(schema["minimum"]), Figures.Of(schema["maximum"]));
        return new NumberRange(least, IsTrue(schema["exclusiveMinimum"]), most, IsTrue(schema["exclusiveMaximum"]))
            .And(new NumberRange(Figures.Of(schema["exclusiveMinimum"]), true, Figures.Of(schema["exclusiveMaximum"]), true)).Settled;
    }

    /// <summary>Bounds a schema states in figures that cannot be reckoned with.</summary>
    public static IEnumerable<string> Unread(Schema schema) =>
        ((string[])["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"])
        .Where(keyword => schema.Has(keyword) && Figures.Of(schema[keyword]) is null
            && schema[keyword]?.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False));

    public bool Holds(decimal figure) =>
        (Low is not { } low || figure > low || (figure == low && !LowOpen))
            && (High is not { } high || figure < high || (figure == high && !HighOpen));

    public NumberRange And(NumberRange other)
    {
        var (low, lowOpen) = Tighter(Low, LowOpen, other.Low, other.LowOpen, sign: 1);
        var (high, highOpen) = Tighter(High, HighOpen, other.High, other.HighOpen, sign: -1);
        return new NumberRange(low, lowOpen, high, highOpen);
    }

    public bool IsWithin(NumberRange other) => And(other).Settled == Settled;

    /// <summary>The same range with its ends on multiples of a step, where only those count.</summary>
    public NumberRange OnSteps(decimal step)
    {
        var low = Low is { } least ? Math.Ceiling(least / step) * step : (decimal?)null;
        var high = High is { } most ? Math.Floor(most / step) * step : (decimal?)null;
        return new NumberRange(low == Low && LowOpen ? low + step : low, false, high == High && HighOpen ? high - step : high, false);
    }

    // Whether an end that is not there is open says nothing, so it is always said alike.
    private NumberRange Settled => this with { LowOpen = LowOpen && Low is not null, HighOpen = HighOpen && High is not null };

    private static (decimal?, bool) Tighter(decimal? mine, bool mineOpen, decimal? theirs, bool theirsOpen, int sign)
    {
        if (mine is null || theirs is null)
            return mine is null ? (theirs, theirsOpen) : (mine, mineOpen);
        return (sign * mine.Value.CompareTo(theirs.Value)) switch
        {
            > 0 => (mine, mineOpen),
            < 0 => (theirs, theirsOpen),
            _ => (mine, mineOpen || theirsOpen),
        };
    }

    private static bool IsTrue(JsonNode? value) => value?.GetValueKind() == JsonValueKind.True;
}
