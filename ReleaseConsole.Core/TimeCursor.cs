using System.Globalization;

namespace ReleaseConsole.Core;

/// <summary>
/// Where a list that is newest first goes on: behind so many rows of this instant. What is added since does not shift it, and rows
/// of one instant are neither skipped nor shown twice.
/// </summary>
public sealed record TimeCursor(DateTimeOffset At, int Passed)
{
    /// <summary>The place behind a page that began at <paramref name="began"/>.</summary>
    public static TimeCursor Behind(TimeCursor? began, IReadOnlyCollection<DateTimeOffset> page)
    {
        var last = page.Last();
        return new TimeCursor(last, page.Count(at => at == last) + (began?.At == last ? began.Passed : 0));
    }

    public static TimeCursor? Parse(string text) =>
        text.Split('.') is [var ticks, var passed]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.Ticks
        && int.TryParse(passed, NumberStyles.None, CultureInfo.InvariantCulture, out var rows)
            ? new TimeCursor(new DateTimeOffset(at, TimeSpan.Zero), rows)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}.{Passed}");
}
