using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Web.Api;

/// <summary>The answer of compare, the same from the API and the verb. Between versions of one artifact nothing is judged.</summary>
public sealed record ComparisonAnswer(
    string? Risk, string? RecommendedPath, IReadOnlyList<string> Reasons, AnsweredSide From, AnsweredSide To, AnsweredPolicy? Policy,
    IReadOnlyList<RequiredSignatures> Signatures, IReadOnlyList<ArtifactChange> Changes, int Unchanged, IReadOnlyList<AnsweredFinding> Findings,
    IReadOnlyList<Verdict> Verdicts)
{
    public static ComparisonAnswer Of(JudgedComparison judged)
    {
        var (compared, assessment) = judged;
        return new ComparisonAnswer(
            assessment?.Risk.Word(), assessment?.RecommendedPath.Word(), assessment?.Reasons ?? [],
            AnsweredSide.Of(compared.From), AnsweredSide.Of(compared.To),
            assessment is null ? null : new AnsweredPolicy(assessment.Policy, assessment.PolicyVersion),
            assessment?.Signatures ?? [], compared.Changes.Changes, compared.Changes.Unchanged,
            [.. (assessment?.Findings ?? []).Select(AnsweredFinding.Of)], assessment?.Verdicts ?? []);
    }
}

/// <summary>One side as it was found.</summary>
public sealed record AnsweredSide(string Reference, string Name, Digest? Manifest)
{
    internal static AnsweredSide Of(ComparedSide side) => new(side.Reference, side.Name, side.Manifest);
}

/// <summary>The policy that judged.</summary>
public sealed record AnsweredPolicy(Digest Digest, int Version);

/// <summary>A finding with where, why, before and after.</summary>
public sealed record AnsweredFinding(
    string Rule, string Severity, string Title, string Artifact, string? Path, string Reason, string? Before, string? After, string Lane)
{
    internal static AnsweredFinding Of(Finding finding) => new(
        finding.Rule, finding.Severity.Word(), finding.Title, finding.Artifact, finding.Path, finding.Reason, finding.Before, finding.After,
        Core.Access.AccessWords.Word(finding.Lane));
}
