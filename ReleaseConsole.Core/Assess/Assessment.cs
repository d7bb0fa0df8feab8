using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Core.Assess;

/// <summary>What to do with the change; it advises and never decides.</summary>
public enum RecommendedPath
{
    Approve,
    ApproveWithConditions,
    RouteToLanes,
    DoNotShip,
    RollBack,
}

/// <summary>
/// What a difference means, by which rule: where (<see cref="Path"/> is a JSON pointer or <c>line 9</c>), why it matters, before and
/// after, how to fix it, and the lane that should look. It holds for the content it was found in, or until <see cref="RecheckBy"/>.
/// </summary>
public sealed record Finding(
    string Rule, string Title, RiskLevel Severity, string Artifact, string? Path, string Reason, string? Before, string? After, Lane Lane,
    string Fix = "", DateOnly? RecheckBy = null)
{
    /// <summary>What would have to be so for it not to be found, as the end of "Medium if …"; null: the artifact had stayed as it was.</summary>
    public string? Unless { get; init; }
}

/// <summary>
/// A lane that must sign and how many times, with the reason the policy gives: its routing of the level, or a finding that added the lane
/// (<see cref="FromFinding"/>).
/// </summary>
public sealed record RequiredSignatures(Lane Lane, int Count, string Because, bool FromFinding = false);

/// <summary>
/// The whole judgement of putting <see cref="To"/> where <see cref="From"/> is, under one policy version: its canonical JSON is
/// digested and stored with the proposal.
/// </summary>
public sealed record Assessment(
    Digest? From, Digest To, Digest Policy, int PolicyVersion, RiskLevel Risk, RecommendedPath RecommendedPath,
    IReadOnlyList<string> Reasons, IReadOnlyList<RequiredSignatures> Signatures, ReleaseChanges Changes,
    IReadOnlyList<Verdict> Verdicts, IReadOnlyList<Finding> Findings)
{
    /// <summary>Metrics that are only watched, and slices: they inform, and no requirement and no rule reads them.</summary>
    public IReadOnlyList<Verdict> Explored { get; init; } = [];

    /// <summary>Which evaluation speaks for which changed artifact; empty in assessments from before it was kept.</summary>
    public IReadOnlyList<ArtifactCoverage> Coverage { get; init; } = [];

    /// <summary>What an approval can be tied to, each to be checked off; none where the path is another than approving with conditions.</summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <summary>What would have to be otherwise for a lower risk, at most three; none where it is low.</summary>
    public IReadOnlyList<Counterfactual> Counterfactuals { get; init; } = [];
}
