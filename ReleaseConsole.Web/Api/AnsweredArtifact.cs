using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Merging;

namespace ReleaseConsole.Web.Api;

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
