using ReleaseConsole.Core.Assess;

namespace ReleaseConsole.Core.Review;

/// <summary>
/// What a policy makes of a proposal: the level, what is recommended, whose signatures and what else review takes, and each finding and
/// verdict in words that two policies share where they say the same.
/// </summary>
public sealed record ReplayedJudgement(
    RiskLevel Risk, RecommendedPath Path, IReadOnlyList<RequiredSignatures> Signatures, IReadOnlyList<ReplayedRequirement> Requirements,
    IReadOnlyList<string> Findings, IReadOnlyList<string> Verdicts)
{
    public static ReplayedJudgement Of(Assessment assessment, IReadOnlyList<Requirement> requirements) => new(
        assessment.Risk, assessment.RecommendedPath, assessment.Signatures,
        [.. requirements.Select(one => new ReplayedRequirement(one.Title, one.Needed, one.State))],
        [.. assessment.Findings.Select(one => $"{one.Rule} on {one.Artifact}, {one.Severity}").Order(StringComparer.Ordinal)],
        [.. assessment.Verdicts.Select(one => $"{one.Evaluation}, {one.Metric}: {one.Outcome}").Order(StringComparer.Ordinal)]);

    public bool SameAs(ReplayedJudgement other) => Risk == other.Risk && Path == other.Path
        && Signatures.Select(one => (one.Lane, one.Count)).SequenceEqual(other.Signatures.Select(one => (one.Lane, one.Count)))
        && Requirements.SequenceEqual(other.Requirements) && Findings.SequenceEqual(other.Findings)
            && Verdicts.SequenceEqual(other.Verdicts);
}
