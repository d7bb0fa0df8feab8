using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

public readonly record struct FindingDecisionId(Guid Value);

/// <summary>What a reviewer makes of a finding.</summary>
public enum FindingVerdict
{
    /// <summary>The rule is mistaken here.</summary>
    FalsePositive,

    /// <summary>The rule is right, and the reviewer takes it on.</summary>
    RiskAccepted,

    /// <summary>An earlier verdict does not hold any more.</summary>
    Reopened,
}

/// <summary>
/// What a reviewer of the finding's lane said of it, with the reason. Bound by <see cref="Finding"/> to what was found, in which change,
/// under which policy: with other bytes on either side, or another policy, it speaks of nothing any more. The latest counts.
/// </summary>
public sealed record FindingDecision(
    FindingDecisionId Id, TenantId TenantId, ProductId ProductId, ProposalId ProposalId, Digest Manifest, Digest Finding, string Rule,
    string Artifact,
    FindingVerdict Verdict, string Reason, ActorKind ByKind, Guid ById, string ByName, DateTimeOffset At) : IFact
{
    /// <summary>The last day an accepted risk is accepted; null: as long as the bytes.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The key a service settled it with.</summary>
    public ServiceKeyId? ByKey { get; init; }

    /// <summary>What a decision on a finding is bound to.</summary>
    public static Digest DigestOf(Assessment assessment, Finding finding) =>
        CanonicalJson.DigestOf(new { assessment.From, assessment.To, assessment.Policy, finding });
}
