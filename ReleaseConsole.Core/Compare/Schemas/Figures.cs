using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>Numbers of schemas and values, exactly; null for what is no number or larger or finer than can be reckoned with.</summary>
internal static class Figures
{
    private const double Largest = 1e15;
    private const int Finest = 12;

    public static decimal? Of(JsonNode? value)
    {
        if (value is not JsonValue one || one.GetValueKind() != JsonValueKind.Number)
            return null;
        // The usual one.
        if (one.TryGetValue<int>(out var whole) && whole != 0)
            return whole;
        var text = one.ToJsonString();
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var figure)
            && Math.Abs((double)figure) <= Largest && figure.Scale <= Finest && (figure != 0 || IsZero(text))
            ? figure : null;
    }

    /// <summary>A count such as <c>maxLength</c>; null for what is no whole number from 0.</summary>
    public static int? Count(JsonNode? value) =>
        Of(value) is >= 0 and <= int.MaxValue and var figure && decimal.IsInteger(figure) ? (int)figure : null;

    public static bool IsMultiple(decimal figure, decimal of) => of > 0 && figure % of == 0;

    // A number too small for a decimal is read as 0.
    private static bool IsZero(string text) => !text.Split('e', 'E')[0].Any(c => c is >= '1' and <= '9');
}
