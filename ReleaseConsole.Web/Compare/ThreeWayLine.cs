using ReleaseConsole.Core.Compare.Merging;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Web.Artifacts;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Compare;

/// <summary>One artifact as the three-way list shows it, and what is taken for it so far.</summary>
public sealed class ThreeWayLine(ThreeWayArtifact artifact)
{
    public ThreeWayArtifact Artifact { get; } = artifact;

    /// <summary>What goes into the merge where nobody says otherwise; null where a person has to.</summary>
    public MergeTake? Followed { get; } = FollowedIn(artifact);

    /// <summary>What goes into the merge; null while nobody decided.</summary>
    public MergeTake? Take { get; set; } = FollowedIn(artifact);

    /// <summary>What is chosen or written for each place; null where no place was looked at.</summary>
    public IReadOnlyList<MergePlace>? Chosen { get; set; }

    /// <summary>The same as an address keeps it, a letter each; a text by hand is in no address.</summary>
    public string? Places => Chosen is null ? null : MergePlace.Written(Chosen);

    /// <summary>The text that was decided place by place.</summary>
    public string? Written { get; private set; }

    /// <summary>Both changes together, where there is such a text.</summary>
    public string? Text => Written ?? Artifact.MergedText;

    public bool IsOpen => Take is null;

    /// <summary>A text that somebody wrote here, that counts, and that no address keeps.</summary>
    public bool IsByHand => Take is null or MergeTake.Merged && Chosen?.Any(place => place.ByHand is not null) == true;

    /// <summary>The content that goes into the merge as it is; null where a text is still to be saved, or nothing is decided.</summary>
    public PinnedContent? Pinned =>
        Take switch { MergeTake.Ours => Artifact.Ours, MergeTake.Theirs => Artifact.Theirs, _ => null };

    public ArtifactTaken Taken => new(Artifact.Kind, Artifact.Path, Take ?? MergeTake.Ours, Take == MergeTake.Merged ? Written : null);

    public string Icon => Artifact.State switch
    {
        ThreeWayState.Conflict => IsOpen ? "warning" : "check",
        ThreeWayState.Merges => "merge",
        ThreeWayState.BothAlike => "done_all",
        _ => "check",
    };

    public void Write(IReadOnlyList<IReadOnlyList<string>> lines) => (Written, Take) = (Artifact.Lines!.With(lines), MergeTake.Merged);

    public void DecideAgain() => (Written, Take) = (null, null);

    /// <summary>What the address says was taken; what cannot be told from it is left for a person to decide again.</summary>
    public void TakeAgain(char how, string places)
    {
        Chosen = Artifact.Lines is { } lines && places.Length == lines.Conflicts.Count ? MergePlace.Read(places, places.Length) : null;
        Take = how switch { 'o' => MergeTake.Ours, 't' => MergeTake.Theirs, _ => Take };
        if (how == 'd' && Chosen is { } chosen && MergePlace.Lines(Artifact.Lines!.Conflicts, chosen) is { } decided)
            Write(decided);
    }

    private static MergeTake? FollowedIn(ThreeWayArtifact artifact) => artifact.State switch
    {
        ThreeWayState.OnlyTheirs => MergeTake.Theirs,
        ThreeWayState.Merges => MergeTake.Merged,
        ThreeWayState.Conflict => null,
        _ => MergeTake.Ours,
    };

    public string Word(string ours, string theirs) => Artifact.State switch
    {
        ThreeWayState.OnlyOurs => $"only {ours}",
        ThreeWayState.OnlyTheirs => $"only {theirs}",
        ThreeWayState.BothAlike => "both alike",
        ThreeWayState.Merges => "both fit",
        _ => IsOpen ? "they clash" : "decided",
    };

    public IReadOnlyList<Choice<MergeTake?>> Choices(string ours, string theirs)
    {
        var choices = new List<Choice<MergeTake?>>
        {
            new(MergeTake.Ours, Artifact.Ours is null ? $"Leave out, as {ours}" : $"As in {ours}"),
            new(MergeTake.Theirs, Artifact.Theirs is null ? $"Leave out, as {theirs}" : $"As in {theirs}"),
        };
        if (Text is not null)
            choices.Add(new(MergeTake.Merged, Written is null ? "Both, merged" : "Both, as decided"));
        if (IsOpen)
            choices.Insert(0, new(null, "Not decided"));
        return choices;
    }

    public string Sentence(string ours, string theirs) => Artifact switch
    {
        { State: ThreeWayState.OnlyOurs } => $"Only {ours} changed it, so the merge follows {ours}.",
        { State: ThreeWayState.OnlyTheirs } => $"Only {theirs} changed it, so the merge follows {theirs}.",
        { State: ThreeWayState.BothAlike } => "Both did the same to it.",
        { State: ThreeWayState.Merges } => "Both changed it in different places. This is the text of both:",
        { Ours: null } or { Theirs: null } => "One side took it away and the other one changed it. Choose one above.",
        { Clashes.Count: > 0 } => $"Both set {string.Join(", ", Artifact.Clashes)}, each otherwise.",
        { Lines: null } => "Both gave it other names or contents that cannot be put together. Choose one above.",
        { Lines.Conflicts.Count: 0 } =>
            "Both fit line by line, and what comes of it could not be saved as its kind. Choose one "
            + "above, or merge it in the editor first.",
        _ when Written is not null => "This is the text as it was decided:",
        _ => "Both changed the same places, each otherwise.",
    };
}
