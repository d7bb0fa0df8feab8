using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Core.Assess;

/// <summary>An environment is frozen now: until when (null: as far as one can see), why, and who may promote in spite of it.</summary>
public sealed record Frozen(DateTimeOffset? Until, string Reason, IReadOnlyList<Role> MayBreak);

/// <summary>
/// When environments are frozen. Pure: the same freezes and instant give the same answer on a page and at the moment of applying.
/// </summary>
public static class FreezeCalendar
{
    private static readonly TimeSpan Seen = TimeSpan.FromDays(400);

    /// <summary>Null when it is not frozen. Freezes that follow each other without a gap are one.</summary>
    public static Frozen? At(IReadOnlyList<Freeze> freezes, string environment, DateTimeOffset now)
    {
        var windows = freezes.Where(freeze => freeze.Covers(environment)).SelectMany(freeze => freeze.Windows(now, now + Seen))
            .OrderBy(one => one.From).ThenByDescending(one => one.To).ToList();
        var inForce = windows.Where(one => one.From <= now).ToList();
        if (inForce.Count == 0)
            return null;
        var last = inForce[0];
        foreach (var window in windows.TakeWhile(window => window.From <= last.To))
            last = window.To > last.To ? window : last;
        // Hours that still follow each other there go on for as long as the policy says so.
        return new Frozen(
            last.Freeze.Weekly is null || last.To < now + Seen ? last.To : null, inForce.MaxBy(one => one.To)!.Freeze.Reason,
            [.. inForce.Select(one => one.Freeze.BreakGlass.AsEnumerable()).Aggregate(Enumerable.Intersect)]);
    }

    /// <summary>What is frozen now and in the time to come, in order of beginning.</summary>
    public static IReadOnlyList<FreezeWindow> Coming(
        IReadOnlyList<Freeze> freezes, string environment, DateTimeOffset now, TimeSpan ahead, int most) =>
        [.. freezes.Where(freeze => freeze.Covers(environment)).SelectMany(freeze => freeze.Windows(now, now + ahead))
            .OrderBy(one => one.From).Take(most)];
}
