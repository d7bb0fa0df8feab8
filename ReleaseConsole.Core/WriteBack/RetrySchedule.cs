namespace ReleaseConsole.Core.WriteBack;

/// <summary>When a delivery that surely changed nothing is tried again: the schedule of Standard Webhooks 1.0.</summary>
public static class RetrySchedule
{
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>How long to wait after the n-th attempt, at least as long as the target asked; null when attempts have run out.</summary>
    public static TimeSpan? After(int attempt, TimeSpan? asked)
    {
        if (attempt > Waits.Length)
            return null;
        var wait = Waits[Math.Max(0, attempt - 1)];
        return asked > wait ? (asked < Longest ? asked : Longest) : wait;
    }

    /// <summary>How long until an unknown delivery is read back again: soon at first, then every five minutes.</summary>
    public static TimeSpan ReadBackAfter(TimeSpan unknownFor) => unknownFor switch
    {
        { TotalMinutes: < 1 } => TimeSpan.FromSeconds(10),
        { TotalMinutes: < 10 } => TimeSpan.FromMinutes(1),
        _ => TimeSpan.FromMinutes(5),
    };
}
