using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare.Merging;

/// <summary>What two releases would pin together, before any of it is saved. Pure.</summary>
public static class MergedContents
{
    /// <summary>Null where a person has to decide first, or where a side is no release.</summary>
    public static ManifestContents? Of(ThreeCompared compared)
    {
        if (compared is not { Ours: { Manifest: not null } ours, Theirs: { Manifest: not null } theirs }
            || MergeDecision.Of(compared.Artifacts, []) is not { Succeeded: true } decided)
            return null;
        var touched = compared.Artifacts.Select(one => one.Ours?.Pin).OfType<PinnedArtifact>().ToHashSet();
        var pinned = ours.Contents.Artifacts.Where(one => !touched.Contains(one.Pin))
            .Concat(decided.Value.Select(Content).OfType<PinnedContent>())
            .OrderBy(one => one.Pin.Kind).ThenBy(one => one.Pin.Path, StringComparer.Ordinal).ToList();
        var evaluations = MergedEvaluations.Of(ours.Contents, theirs.Contents, pinned)
            .Select(one => one.Pinned).OfType<PinnedContent>().ToList();
        return new ManifestContents(
            CanonicalJson.DigestOf(pinned.Concat(evaluations).Select(one => one.Pin).ToList()), pinned, evaluations);
    }

    // A text that is still to be saved is read as it would be then; whoever wrote either side is one of its writers.
    private static PinnedContent? Content(MergedArtifact one)
    {
        if (one.ToSave is not { } text)
            return one.Pinned;
        var side = (one.Of.Ours ?? one.Of.Theirs)!;
        var read = EditedText.Read(one.Of.Kind, text, new EditedFrom(side.Version.Format, side.Form, side.Bytes));
        if (!read.Succeeded)
            return null;
        var writers = new[] { one.Of.Ours, one.Of.Theirs }.OfType<PinnedContent>()
            .SelectMany(from => from.Version.Contributors.Append(from.Version.AuthorId)).Distinct();
        return new PinnedContent(
            new PinnedArtifact(one.Of.Kind, one.Path, read.Value.Digest), side.Version with { Contributors = [.. writers] },
            read.Value.Form, read.Value.Canonical)
        {
            Profile = read.Value.Profile is { } kept ? DatasetProfile.Parse(kept) : null,
        };
    }
}
