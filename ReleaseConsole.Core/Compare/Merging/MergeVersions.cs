using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Merging;

/// <summary>
/// Two versions of an artifact beside the one both began from: each part with whose it is, and the merged text if nothing clashes.
/// </summary>
public sealed record VersionsMerged(int Base, int Ours, int Theirs, IReadOnlyList<MergeRegion> Regions, int Conflicts, string? Text);

/// <summary>
/// What comes of two versions of one artifact, merged? Versions are named by number, digest or <c>latest</c>. Nothing is saved.
/// </summary>
public sealed class MergeVersions(VersionText texts)
{
    public async Task<Result<VersionsMerged>> RunAsync(
        string product, ArtifactKind kind, string path, string original, string ours, string theirs, Actor actor, CancellationToken cancel)
    {
        var sides = new List<VersionShown>();
        foreach (var version in new[] { original, ours, theirs })
        {
            var shown = await texts.RunAsync(product, kind, path, version, actor, cancel);
            if (!shown.Succeeded)
                return shown.Refusal;
            if (shown.Value.Content is null)
                return ArtifactsRefusals.NotText(path);
            sides.Add(shown.Value);
        }
        var merge = ThreeWayMerge.Of(sides[0].Content!, sides[1].Content!, sides[2].Content!);
        return new VersionsMerged(sides[0].Number, sides[1].Number, sides[2].Number, merge.Regions, merge.Conflicts.Count, merge.Text);
    }
}
