using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Review;

namespace ReleaseConsole.Core.Audit;

/// <summary>One span in which a release was live; <see cref="Until"/> is null for the one that is live now.</summary>
public sealed record LivePeriod(
    string Release, Digest Manifest, DateTimeOffset From, DateTimeOffset? Until, string By, DeploymentId Deployment, bool IsRollback);

/// <summary>Who signed for what was live, in which lane, with which words.</summary>
public sealed record LiveApproval(string Name, Lane? Lane, DecisionMeaning Meaning, DateTimeOffset At);

/// <summary>
/// The periods of one environment, oldest first, and the one at the instant asked for with its signatures; null: nothing was live.
/// </summary>
public sealed record LiveThen(
    IReadOnlyList<string> Environments, string Environment, DateTimeOffset At, IReadOnlyList<LivePeriod> Periods, LivePeriod? Then,
    IReadOnlyList<LiveApproval> Approvals);
