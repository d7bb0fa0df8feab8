namespace ReleaseConsole.Core.Review;

/// <summary>What review would ask under a policy, before anybody signed: how many signatures, or whether it holds.</summary>
public sealed record ReplayedRequirement(string Title, int Needed, RequirementState State);

/// <summary>
/// How many promotions were judged again, against which version, and those the draft would judge otherwise, newest first.
/// </summary>
public sealed record ReplayedPolicy(int Judged, int AgainstVersion, IReadOnlyList<ReplayedProposal> Otherwise, ReplayedRollbacks Rollbacks)
{
    /// <summary>Those that would come out the same with other findings, newest first.</summary>
    public IReadOnlyList<ReplayedProposal> OnlyFindings { get; init; } = [];
}
