using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Compare.Merging;

namespace ReleaseConsole.Web.Api;

/// <summary>What both sides of a comparison made of a third one, and what they would be together.</summary>
public sealed record AnsweredThreeWay(AnsweredSide Base, IReadOnlyList<AnsweredArtifact> Artifacts, int Unchanged, int Conflicts)
{
    /// <summary>What becomes of the evaluations where two releases are merged; what clashes is taken as not in the merge yet.</summary>
    public IReadOnlyList<AnsweredEvaluation> Evaluations { get; init; } = [];

    /// <summary>What both together would be against the base; null where a person has to decide first.</summary>
    public AnsweredMerge? Merged { get; init; }

    internal static AnsweredThreeWay Of(JudgedMerge judged) =>
        Of(judged.Compared) with { Merged = judged.Merged is { } merged ? AnsweredMerge.Of(merged) : null };

    internal static AnsweredThreeWay Of(ThreeCompared compared) => new(
        AnsweredSide.Of(compared.Base), [.. compared.Artifacts.Select(AnsweredArtifact.Of)], compared.Unchanged,
        compared.Artifacts.Count(one => one.State == ThreeWayState.Conflict))
    {
        Evaluations = [.. MergedEvaluations.Of(compared).Select(
            one => new AnsweredEvaluation(one.Path, one.Pinned is not null, one.Pinned?.Pin.Digest, one.Why))],
    };
}
