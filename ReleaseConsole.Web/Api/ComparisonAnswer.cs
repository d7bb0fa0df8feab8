using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Web.Api;

/// <summary>The answer of compare, the same from the API and the verb. Where a side is one artifact nothing is judged.</summary>
public sealed record ComparisonAnswer(
    string? Risk, string? RecommendedPath, IReadOnlyList<string> Reasons, AnsweredSide From, AnsweredSide To, AnsweredPolicy? Policy,
    IReadOnlyList<RequiredSignatures> Signatures, IReadOnlyList<ArtifactChange> Changes, int Unchanged,
    IReadOnlyList<AnsweredFinding> Findings,
    IReadOnlyList<Verdict> Verdicts)
{
    /// <summary>How many artifacts go on under another name; each of them is two of the changes.</summary>
    public int Renamed { get; init; }

    /// <summary>Metrics that are only watched, and slices.</summary>
    public IReadOnlyList<Verdict> Explored { get; init; } = [];

    /// <summary>Which evaluation speaks for which changed artifact.</summary>
    public IReadOnlyList<ArtifactCoverage> Coverage { get; init; } = [];

    /// <summary>What the change does, in plain words for two readers; null where nothing is judged.</summary>
    public AnsweredSummary? Summary { get; init; }

    /// <summary>The environment it was judged for; null: as for a protected one.</summary>
    public string? JudgedFor { get; init; }

    /// <summary>What both sides made of a third one; null unless a base is asked for.</summary>
    public AnsweredThreeWay? ThreeWay { get; init; }

    /// <summary>What an approval can be tied to.</summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];

    /// <summary>What would have to be otherwise for a lower risk.</summary>
    public IReadOnlyList<AnsweredCounterfactual> Counterfactuals { get; init; } = [];

    public static ComparisonAnswer Of(JudgedComparison judged)
    {
        var (compared, assessment, judgedFor) = judged;
        return new ComparisonAnswer(
            assessment?.Risk.Word(), assessment?.RecommendedPath.Word(), assessment?.Reasons ?? [],
            AnsweredSide.Of(compared.From), AnsweredSide.Of(compared.To),
            assessment is null ? null : new AnsweredPolicy(assessment.Policy, assessment.PolicyVersion),
            assessment?.Signatures ?? [], compared.Changes.Changes, compared.Changes.Unchanged,
            [.. (assessment?.Findings ?? []).Select(AnsweredFinding.Of)], assessment?.Verdicts ?? [])
        {
            Renamed = compared.Changes.Renamed,
            Explored = assessment?.Explored ?? [],
            Coverage = assessment?.Coverage ?? [],
            Summary = assessment is null ? null : AnsweredSummary.Of(assessment),
            JudgedFor = judgedFor,
            Conditions = [.. (assessment?.Conditions ?? []).Select(one => one.Text)],
            Counterfactuals = [.. (assessment?.Counterfactuals ?? [])
                .Select(one => new AnsweredCounterfactual(one.Level.Word(), one.Unless))],
        };
    }
}

/// <summary>The behaviour summary, for those who build the product and for those who answer for it.</summary>
public sealed record AnsweredSummary(IReadOnlyList<SummaryPart> Engineering, IReadOnlyList<SummaryPart> Compliance)
{
    internal static AnsweredSummary Of(Assessment assessment) => new(
        BehaviourSummary.Of(assessment, Audience.Engineering).Parts, BehaviourSummary.Of(assessment, Audience.Compliance).Parts);
}

/// <summary>The risk, if one thing were otherwise.</summary>
public sealed record AnsweredCounterfactual(string Risk, string Unless);

/// <summary>The policy that judged.</summary>
public sealed record AnsweredPolicy(Digest Digest, int Version);
