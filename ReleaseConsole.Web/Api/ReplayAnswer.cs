using ReleaseConsole.Core.Review;

namespace ReleaseConsole.Web.Api;

/// <summary>What a replay came to. <see cref="OnlyFindings"/> come out the same with other findings.</summary>
public sealed record ReplayAnswer(
    int Judged, int AgainstVersion, IReadOnlyList<ReplayedAnswer> Otherwise, ReplayedRollbacks Rollbacks,
    IReadOnlyList<ReplayedAnswer> OnlyFindings)
{
    internal static ReplayAnswer Of(ReplayedPolicy replayed) =>
        new(replayed.Judged, replayed.AgainstVersion, [.. replayed.Otherwise.Select(ReplayedAnswer.Of)], replayed.Rollbacks,
        [.. replayed.OnlyFindings.Select(ReplayedAnswer.Of)]);
}
