namespace ReleaseConsole.Core.Assess;

/// <summary>
/// Hours of some weekdays by the wall clock of a time zone. Where a clock is put back they last until it shows the end for the last time;
/// where it is put forward over their end or beginning, they end or begin at that moment.
/// </summary>
/// <param name="Days">The weekdays they begin on.</param>
/// <param name="From">The time of day they begin at.</param>
/// <param name="To">The time of day they end at, 24 hours at most; not later than the beginning means the next day.</param>
/// <param name="Zone">Whose clock it is.</param>
public sealed record WeeklyHours(IReadOnlySet<DayOfWeek> Days, TimeSpan From, TimeSpan To, TimeZoneInfo Zone)
{
    // No clock stands further from UTC than this, and none is moved twice within it.
    private static readonly TimeSpan Furthest = TimeSpan.FromHours(15);

    /// <summary>The spans that reach into this one, in order.</summary>
    public IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Between(DateTimeOffset after, DateTimeOffset before)
    {
        var last = before.UtcDateTime.Date.AddDays(1);
        for (var day = after.UtcDateTime.Date.AddDays(-3); day <= last; day = day.AddDays(1))
        {
            if (!Days.Contains(day.DayOfWeek))
                continue;
            var (from, to) = (Reached(day + From, last: false), Reached((To > From ? day : day.AddDays(1)) + To, last: true));
            if (from < to && from < before && to > after)
                yield return (from, to);
        }
    }

    /// <summary>When the clock comes to show this time or a later one: for the first time, or for the last.</summary>
    private DateTimeOffset Reached(DateTime wall, bool last)
    {
        var near = new DateTimeOffset(wall, TimeSpan.Zero);
        var (old, young) = (Zone.GetUtcOffset(near - Furthest), Zone.GetUtcOffset(near + Furthest));
        var (before, after) = (near - old, near - young);
        var (isBefore, isAfter) = (Zone.GetUtcOffset(before) == old, Zone.GetUtcOffset(after) == young);
        return (isBefore, isAfter) switch
        {
            (true, true) => last ? Later(before, after) : Earlier(before, after),
            (true, false) => before,
            (false, true) => after,
            // The clock jumped over it.
            (false, false) => Jump(Earlier(before, after), Later(before, after)),
        };
    }

    private DateTimeOffset Jump(DateTimeOffset low, DateTimeOffset high)
    {
        var old = Zone.GetUtcOffset(low);
        while (high - low > TimeSpan.FromSeconds(1))
        {
            var middle = low + TimeSpan.FromSeconds(Math.Floor((high - low).TotalSeconds / 2));
            if (Zone.GetUtcOffset(middle) == old)
                low = middle;
            else
                high = middle;
        }
        return high;
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one < other ? other : one;
}
