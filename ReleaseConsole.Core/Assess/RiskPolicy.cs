using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Core.Assess;

/// <summary>
/// The part of the policy that review applies: whether contributors may sign, what a rollback needs, who may break glass,
/// and whether a promotion needs an evaluation that is not worse.
/// </summary>
public sealed record ReviewRules(
    bool ContributorsMayApprove, int RollbackSignatures, bool RollbackInitiatorMaySign, IReadOnlyList<Role> BreakGlassRoles,
    bool EvaluationRequired);
