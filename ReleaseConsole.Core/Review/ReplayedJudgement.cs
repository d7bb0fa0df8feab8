using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Core.Review;

/// <summary>
/// What a policy makes of a proposal: the level, what is recommended, whose signatures and what else review takes, and each finding and
/// verdict in words that two policies share where they say the same.
/// </summary>
public sealed record ReplayedJudgement(
    RiskLevel Risk, RecommendedPath Path, IReadOnlyList<RequiredSignatures> Signatures, IReadOnlyList<ReplayedRequirement> Requirements,
    IReadOnlyList<ReplayedFinding> Findings, IReadOnlyList<string> Verdicts)
{
    public static ReplayedJudgement Of(Assessment assessment, IReadOnlyList<Requirement> requirements) => new(
        assessment.Risk, assessment.RecommendedPath, assessment.Signatures,
        [.. requirements.Select(one => new ReplayedRequirement(one.Title, one.Needed, one.State))],
        [.. assessment.Findings.Select(one => new ReplayedFinding(one.Rule, one.Artifact, one.Severity))
            .OrderBy(one => one.Rule, StringComparer.Ordinal)
            .ThenBy(one => one.Artifact, StringComparer.Ordinal).ThenBy(one => one.Severity)],
        [.. assessment.Verdicts.Select(one => $"{one.Evaluation}, {one.Metric}: {VerdictWords.Of(one.Outcome)}")
            .Order(StringComparer.Ordinal)]);

    /// <summary>Whether a proposal comes out the same: the level, what is recommended, who signs and what else review takes.</summary>
    public bool ComesOutAs(ReplayedJudgement other) => Risk == other.Risk && Path == other.Path
        && Signatures.Select(one => (one.Lane, one.Count)).SequenceEqual(other.Signatures.Select(one => (one.Lane, one.Count)))
        && Requirements.SequenceEqual(other.Requirements);

    /// <summary>Whether the same is found and measured.</summary>
    public bool FindsAs(ReplayedJudgement other) => Findings.SequenceEqual(other.Findings) && Verdicts.SequenceEqual(other.Verdicts);
}
