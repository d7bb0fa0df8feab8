using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Core.Assess;

/// <summary>A span in which nothing is promoted, and the freeze that makes it; the end is not part of it.</summary>
public sealed record FreezeWindow(DateTimeOffset From, DateTimeOffset To, Freeze Freeze);

/// <summary>A span in which an environment takes no promotion, for pages and programs.</summary>
public sealed record FreezeShown(
    string Environment, DateTimeOffset From, DateTimeOffset To, bool IsNow, string Reason, IReadOnlyList<Role> MayBreak);

/// <summary>
/// When the policy lets nothing be promoted: from one instant to another, or in weekly hours, which such instants may bound. A rollback
/// passes; a promotion only by the hand of a role that may break it, with a reason.
/// </summary>
public sealed record Freeze(string Environments, string Reason, DateTimeOffset? From, DateTimeOffset? To)
{
    public WeeklyHours? Weekly { get; init; }

    /// <summary>Who may promote in spite of it, by saying why; usually nobody.</summary>
    public IReadOnlyList<Role> BreakGlass { get; init; } = [];

    public bool Covers(string environment) => ArtifactRoute.Fits(Environments, environment);

    /// <summary>The spans that reach into this one, in order.</summary>
    public IEnumerable<FreezeWindow> Windows(DateTimeOffset after, DateTimeOffset before)
    {
        var (least, most) = (From ?? DateTimeOffset.MinValue, To ?? DateTimeOffset.MaxValue);
        var spans = Weekly is { } hours ? hours.Between(after, before) : [(least, most)];
        return
            from span in spans
            let window = new FreezeWindow(span.From < least ? least : span.From, span.To > most ? most : span.To, this)
            where window.From < window.To && window.From < before && window.To > after
            select window;
    }
}
