using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Merging;

namespace ReleaseConsole.Web.Api;

/// <summary>What both sides of a comparison made of a third one, and what they would be together.</summary>
public sealed record AnsweredThreeWay(AnsweredSide Base, IReadOnlyList<AnsweredArtifact> Artifacts, int Unchanged, int Conflicts)
{
    /// <summary>What becomes of the evaluations where two releases are merged; what clashes is taken as not in the merge yet.</summary>
    public IReadOnlyList<AnsweredEvaluation> Evaluations { get; init; } = [];

    internal static AnsweredThreeWay Of(ThreeCompared compared) => new(
        AnsweredSide.Of(compared.Base), [.. compared.Artifacts.Select(AnsweredArtifact.Of)], compared.Unchanged,
        compared.Artifacts.Count(one => one.State == ThreeWayState.Conflict))
    {
        Evaluations = [.. MergedEvaluations.Of(compared).Select(
            one => new AnsweredEvaluation(one.Path, one.Pinned is not null, one.Pinned?.Pin.Digest, one.Why))],
    };
}

/// <summary>An evaluation of either side: whether it goes along into a merge, as which content, and why or why not.</summary>
public sealed record AnsweredEvaluation(string Path, bool GoesAlong, Digest? Digest, string Why);

/// <summary>
/// One artifact three ways: its state is <c>only-ours</c> (from), <c>only-theirs</c> (to), <c>both-alike</c>, <c>merges</c> or
/// <c>conflict</c>; the digests are null where a side does not hold it.
/// </summary>
public sealed record AnsweredArtifact(
    ArtifactKind Kind, string Path, string State, Digest? Base, Digest? Ours, Digest? Theirs, string? OurChange, string? TheirChange)
{
    /// <summary>Both changes together; null where a person decides or one side is taken as it is.</summary>
    public string? MergedText { get; init; }

    /// <summary>The places that both sides changed otherwise, with the lines of each.</summary>
    public IReadOnlyList<MergeRegion> Conflicts { get; init; } = [];

    /// <summary>JSON pointers that both sides set otherwise.</summary>
    public IReadOnlyList<string> Clashes { get; init; } = [];

    internal static AnsweredArtifact Of(ThreeWayArtifact one) => new(
        one.Kind, one.Path, Word(one.State), one.Base?.Pin.Digest, one.Ours?.Pin.Digest, one.Theirs?.Pin.Digest, one.OurChange?.Meaning,
        one.TheirChange?.Meaning)
    {
        MergedText = one.MergedText,
        Conflicts = one.State == ThreeWayState.Conflict ? one.Lines?.Conflicts ?? [] : [],
        Clashes = one.Clashes,
    };

    private static string Word(ThreeWayState state) => state switch
    {
        ThreeWayState.Unchanged => "unchanged",
        ThreeWayState.OnlyOurs => "only-ours",
        ThreeWayState.OnlyTheirs => "only-theirs",
        ThreeWayState.BothAlike => "both-alike",
        ThreeWayState.Merges => "merges",
        ThreeWayState.Conflict => "conflict",
    };
}
