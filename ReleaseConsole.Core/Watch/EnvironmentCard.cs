using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Deploy;

namespace ReleaseConsole.Core.Watch;

/// <summary>One environment in its place on the promotion path.</summary>
public sealed record EnvironmentCard(
    string Name, int Position, bool IsProtected, EnvironmentState State, string? Release, Digest? Manifest, DateTimeOffset? Since,
    string? By,
    DeploymentId? OpenDeployment, int Drifts, IReadOnlyList<WaitingProposal> Waiting, Boundary Boundary, bool MayPropose, bool MayHold,
    bool MayRollBack);
