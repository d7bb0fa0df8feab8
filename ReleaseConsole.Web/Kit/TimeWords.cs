using System.Globalization;

namespace ReleaseConsole.Web.Kit;

/// <summary>How the console says instants: the distance in one unit, the exact instant in UTC.</summary>
public static class TimeWords
{
    private const char Nbsp = '\u00a0';

    /// <summary>E.g. "22 h ago", "in 3 days"; less than a minute is "just now" or "in a moment".</summary>
    public static string Distance(DateTimeOffset instant, DateTimeOffset now)
    {
        var past = instant <= now;
        var span = past ? now - instant : instant - now;
        if (span < TimeSpan.FromMinutes(1))
            return past ? "just now" : "in a moment";
        var length = Length(span);
        return past ? $"{length} ago" : $"in {length}";
    }

    /// <summary>E.g. <c>2026-11-18 16:20:55 UTC</c>.</summary>
    public static string Exact(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    public static string Clock(DateTimeOffset instant) => instant.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string Iso(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Length(TimeSpan span) => span switch
    {
        { TotalHours: < 1 } => Count((int)span.TotalMinutes, "min", "min"),
        { TotalHours: < 48 } => Count((int)span.TotalHours, "h", "h"),
        { TotalDays: < 60 } => Count((int)span.TotalDays, "day", "days"),
        { TotalDays: < 730 } => Count((int)(span.TotalDays / 30), "month", "months"),
        _ => Count((int)(span.TotalDays / 365), "year", "years"),
    };

    private static string Count(int number, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{number}{Nbsp}{(number == 1 ? one : many)}");
}
