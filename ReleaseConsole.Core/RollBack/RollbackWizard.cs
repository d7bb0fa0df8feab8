using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.RollBack;

/// <summary>
/// What the wizard shows: what is live, where one can go back to, the plan for the chosen candidate as it is now, and beside it the
/// one that was stored when what is live was proposed.
/// </summary>
public sealed record RollbackWizard(
    string Environment, string LiveRelease, Digest Live, DateTimeOffset Since, string By, IReadOnlyList<RollbackCandidate> Candidates,
    string? Chosen, RollbackPlan? Plan, StoredPlanShown? Stored, bool MayRollBack);
