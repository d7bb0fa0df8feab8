using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Core.Assess;

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

    /// <summary>
    /// What an approval can be tied to, each to be checked off; none where the path is another than approving with conditions.
    /// </summary>
    public IReadOnlyList<AdvisedCondition> Conditions { get; init; } = [];

    /// <summary>What would have to be otherwise for a lower risk, at most three; none where it is low.</summary>
    public IReadOnlyList<Counterfactual> Counterfactuals { get; init; } = [];
}
