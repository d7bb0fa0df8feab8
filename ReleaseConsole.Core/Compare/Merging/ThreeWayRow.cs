using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare.Merging;

/// <summary>One artifact as three releases hold it, before it is decided what both changes come to.</summary>
internal sealed record ThreeWayRow(PinnedContent? Base, PinnedContent? Ours, PinnedContent? Theirs)
{
    private PinnedArtifact Any => (Ours ?? Theirs ?? Base)!.Pin;

    public ThreeWayArtifact Decide(
        ManifestContents original, ManifestContents ours, ManifestContents theirs, Func<PinnedContent, string?> textOf)
    {
        var decided = (Same(Ours, Theirs), Same(Ours, Base), Same(Theirs, Base)) switch
        {
            (true, true, _) => Taken(Ours, ThreeWayState.Unchanged),
            (true, false, _) => Taken(Ours, ThreeWayState.BothAlike),
            (_, true, _) => Taken(Theirs, ThreeWayState.OnlyTheirs),
            (_, _, true) => Taken(Ours, ThreeWayState.OnlyOurs),
            _ => Both(textOf),
        };
        return decided with { OurChange = Change(Ours, original, ours), TheirChange = Change(Theirs, original, theirs) };
    }

    private ThreeWayArtifact Taken(PinnedContent? side, ThreeWayState state) =>
        new(Any.Kind, (side?.Pin ?? Any).Path, Base, Ours, Theirs, state);

    private ThreeWayArtifact Both(Func<PinnedContent, string?> textOf)
    {
        var open = Taken(Ours, ThreeWayState.Conflict);
        if (Ours is null || Theirs is null || Name(Ours, Theirs) is not { } path)
            return open;
        // One side gave it another name, the other one another text: both hold.
        if (Ours.Pin.Digest == Theirs.Pin.Digest || Theirs.Pin.Digest == Base?.Pin.Digest)
            return Together(open, path, textOf(Ours));
        if (Ours.Pin.Digest == Base?.Pin.Digest)
            return Together(open, path, textOf(Theirs));
        var was = Base is null ? "" : textOf(Base);
        if (was is null || textOf(Ours) is not { } mine || textOf(Theirs) is not { } other)
            return open;
        var merge = ContentMerge.Of(Any.Kind, was, mine, other, new EditedFrom(Ours.Version.Format, Ours.Form, Ours.Bytes));
        return open with
        {
            Path = path,
            State = merge.Text is null ? ThreeWayState.Conflict : ThreeWayState.Merges,
            MergedText = merge.Text,
            Lines = merge.Lines,
            Clashes = merge.Clashes,
        };
    }

    private static ThreeWayArtifact Together(ThreeWayArtifact open, string path, string? text) =>
        text is null ? open : open with { Path = path, State = ThreeWayState.Merges, MergedText = text };

    /// <summary>What it is called when both sides are followed; null when each gave it a name of its own.</summary>
    private string? Name(PinnedContent ours, PinnedContent theirs)
    {
        if (ours.Pin.Path == theirs.Pin.Path || theirs.Pin.Path == Base?.Pin.Path)
            return ours.Pin.Path;
        return ours.Pin.Path == Base?.Pin.Path ? theirs.Pin.Path : null;
    }

    private ArtifactChange? Change(PinnedContent? side, ManifestContents original, ManifestContents release)
    {
        if (Same(side, Base))
            return null;
        var pin = (side ?? Base)!.Pin;
        if (side is not null && side.Pin.Digest == Base?.Pin.Digest)
            return new ArtifactChange(
                pin.Kind, pin.Path, ChangeType.Changed, pin.Digest, pin.Digest, $"`{Base.Pin.Path}` is called `{pin.Path}` now.",
                Details: []);
        return CompareManifests.Of(new ArtifactPair(pin.Kind, pin.Path, Base, side, original, release));
    }

    private static bool Same(PinnedContent? one, PinnedContent? other) => one?.Pin == other?.Pin;
}
