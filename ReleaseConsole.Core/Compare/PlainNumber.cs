using System.Globalization;

namespace ReleaseConsole.Core.Compare;

/// <summary>A number as programs write it, without a unit: <c>0.7</c>, <c>1e-3</c>. With a unit it is a <see cref="Quantity"/>.</summary>
internal static class PlainNumber
{
    public static double? Of(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
