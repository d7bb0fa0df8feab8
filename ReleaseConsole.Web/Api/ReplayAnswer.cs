using ReleaseConsole.Core.Review;

namespace ReleaseConsole.Web.Api;

/// <summary>What a replay came to.</summary>
public sealed record ReplayAnswer(int Judged, int AgainstVersion, IReadOnlyList<ReplayedAnswer> Otherwise, ReplayedRollbacks Rollbacks)
{
    internal static ReplayAnswer Of(ReplayedPolicy replayed) =>
        new(replayed.Judged, replayed.AgainstVersion, [.. replayed.Otherwise.Select(ReplayedAnswer.Of)], replayed.Rollbacks);
}
