using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Core.Assess;

/// <summary>
/// The part of the policy that review applies: whether contributors may sign, what a rollback needs, who may break glass,
/// whether a promotion needs an evaluation that is not worse, and whether the signature that a finding adds for its lane is spared once
/// that lane has settled the finding. Policies that do not say so do not spare it.
/// Nor do they ask that a high or critical risk is accepted only up to a day.
/// </summary>
public sealed record ReviewRules(
    bool ContributorsMayApprove, int RollbackSignatures, bool RollbackInitiatorMaySign, IReadOnlyList<Role> BreakGlassRoles,
    bool EvaluationRequired, bool SettledFindingsReleaseLane = false, bool AcceptedRisksExpire = false)
{
    /// <summary>Who signs another policy where the one in force does not say so: nobody puts one in force alone.</summary>
    public static IReadOnlyDictionary<Lane, int> UsualPolicyChanges { get; } = new Dictionary<Lane, int> { [Lane.Compliance] = 1 };

    /// <summary>The signatures another policy takes before it can be put in force in place of this one.</summary>
    public IReadOnlyDictionary<Lane, int> PolicyChanges { get; init; } = UsualPolicyChanges;
}
