using System.Globalization;

namespace ReleaseConsole.Core.Assess.Rules;

internal static class Rates
{
    public static string? Percent(double? share) =>
        share is { } value ? string.Create(CultureInfo.InvariantCulture, $"{value * 100:0.0} %") : null;
}
