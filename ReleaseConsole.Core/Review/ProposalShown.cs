using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Review;

/// <summary>Everything the review screen and the API say of one proposal.</summary>
public sealed record ProposalShown(
    ProposalId Id, Digest Digest, string Product, string Environment, ProposalKind Kind, string Release, Digest Manifest,
    string? ReplacesRelease,
    Digest? Replaces, Digest Policy, int PolicyVersion, Digest Evidence, RiskLevel Risk, RecommendedPath RecommendedPath, string Note,
    string ProposedBy, DateTimeOffset ProposedAt, DateTimeOffset? NotBefore, StandingState State, string Because,
    IReadOnlyList<Requirement> Requirements, IReadOnlyList<DecisionShown> Decisions, IReadOnlyList<PrincipalRef> Contributors,
    IReadOnlyList<SignerHint> CanSign, Assessment Assessment, JsonNode? RollbackPlan, IReadOnlyList<ThreadShown> Threads, MyPart Me)
{
    /// <summary>What the release leaves open on purpose, with the reasons that its manifest, and so every signature, holds.</summary>
    public IReadOnlyList<PinException> LeftOpen { get; init; } = [];

    /// <summary>What reviewers said of the findings, one for each finding somebody spoke of.</summary>
    public IReadOnlyList<FindingDecisionShown> FindingDecisions { get; init; } = [];

    /// <summary>What the approvals that count are tied to, in the order they were signed.</summary>
    public IReadOnlyList<ConditionShown> Conditions { get; init; } = [];

    /// <summary>Who could say that an open one is met.</summary>
    public IReadOnlyList<MeetHint> CanMeet { get; init; } = [];

    /// <summary>The freeze that stands in its way now; null when there is none.</summary>
    public Frozen? Frozen { get; init; }

    /// <summary>Whether the one who looks may put it live in spite of that freeze, with a reason.</summary>
    public bool MayBreakFreeze { get; init; }
}
