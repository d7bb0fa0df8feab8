using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare.Merging;

/// <summary>
/// What a merged release consists of. What only one side did is followed, what merges is merged, and what clashes is what a person took:
/// without that it is refused. Pure.
/// </summary>
public static class MergeDecision
{
    public static Result<IReadOnlyList<MergedArtifact>> Of(IReadOnlyList<ThreeWayArtifact> artifacts, IReadOnlyList<ArtifactTaken> taken)
    {
        var choices = taken.DistinctBy(one => (one.Kind, one.Path)).ToDictionary(one => (one.Kind, one.Path));
        var known = artifacts.Select(one => (one.Kind, one.Path)).ToHashSet();
        if (choices.Keys.FirstOrDefault(key => !known.Contains(key)) is { Path: { } stranger })
            return CompareRefusals.NotInMerge(stranger);
        var open = artifacts.Where(one => one.State == ThreeWayState.Conflict && !choices.ContainsKey((one.Kind, one.Path)))
            .Select(one => one.Path).ToList();
        if (open.Count > 0)
            return CompareRefusals.Undecided(open);
        var merged = new List<MergedArtifact>();
        foreach (var artifact in artifacts)
        {
            var choice = choices.GetValueOrDefault((artifact.Kind, artifact.Path));
            var one = Take(artifact, choice?.Take ?? Followed(artifact.State), choice?.Text);
            if (!one.Succeeded)
                return one.Refusal;
            merged.Add(one.Value);
        }
        return merged.Where(one => one.Pinned is not null || one.ToSave is not null).GroupBy(one => (one.Of.Kind, one.Path))
            .FirstOrDefault(group => group.Count() > 1) is { } twice
            ? CompareRefusals.TwoUnderOneName(twice.Key.Path)
            : merged;
    }

    private static Result<MergedArtifact> Take(ThreeWayArtifact artifact, MergeTake take, string? written) => take switch
    {
        MergeTake.Ours => Side(artifact, artifact.Ours),
        MergeTake.Theirs => Side(artifact, artifact.Theirs),
        _ when (written ?? artifact.MergedText) is { } text => new MergedArtifact(artifact, artifact.Path, Pinned: null, text),
        _ => CompareRefusals.NothingMerged(artifact.Path),
    };

    private static MergedArtifact Side(ThreeWayArtifact artifact, PinnedContent? side) =>
        new(artifact, side?.Pin.Path ?? artifact.Path, side, ToSave: null);

    private static MergeTake Followed(ThreeWayState state) => state switch
    {
        ThreeWayState.OnlyTheirs => MergeTake.Theirs,
        ThreeWayState.Merges => MergeTake.Merged,
        _ => MergeTake.Ours,
    };
}
