using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Review;

namespace ReleaseConsole.Core.Deploy;

/// <summary>One span in which a release was live; <see cref="Until"/> is null for the one that is live now.</summary>
public sealed record LiveSpan(
    string Release, Digest Manifest, string By, DateTimeOffset From, DateTimeOffset? Until, DeploymentId Deployment, ProposalId Proposal,
    ProposalKind Kind);
