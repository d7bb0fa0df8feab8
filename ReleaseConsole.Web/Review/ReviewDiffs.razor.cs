using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Review;

/// <summary>The changes of a proposal to read one below the other, the riskiest first, with the threads under their lines.</summary>
public sealed partial class ReviewDiffs(MarkViewed mark, ActorSource actors)
{
    private static readonly (string Word, string? Value)[] Views = [("Side by side", null), ("Unified", "unified"), ("Meaning", "meaning")];
    private (string Path, DiffPlace Place)? _open;
    private Refusal? _refusal;

    [Parameter, EditorRequired] public required ProposalShown Proposal { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyDictionary<string, ChangedTexts> Texts { get; set; }

    /// <summary>The change the address names.</summary>
    [Parameter] public ArtifactChange? Current { get; set; }

    [Parameter] public string? View { get; set; }

    /// <summary>Something was said, settled or marked.</summary>
    [Parameter] public EventCallback OnChanged { get; set; }

    private IReadOnlyList<ArtifactChange> Changes => Proposal.Assessment.ByRisk();

    private string? ViewOrNull => View is "unified" or "meaning" ? View : null;

    private int Position => Changes.Select(one => one.Path).ToList().IndexOf(Current?.Path ?? "") + 1;

    private string UrlOf(string? view) => Urls.For(Proposal.Product).Proposal(Proposal.Id.Value, change: Current?.Path, view: view);

    private string Step(int by)
    {
        var next = Position - 1 + by;
        var path = next >= 0 && next < Changes.Count ? Changes[next].Path : Current?.Path;
        return Urls.For(Proposal.Product).Proposal(Proposal.Id.Value, change: path, view: ViewOrNull);
    }

    private HashSet<DiffPlace> Places(ArtifactChange change)
    {
        var places = Proposal.Threads.Where(thread => thread.Path == change.Path && thread.Line is not null).Select(thread => PlaceOf(change, thread)).ToHashSet();
        if (_open is { } open && open.Path == change.Path)
            places.Add(open.Place);
        return places;
    }

    private IEnumerable<ThreadShown> ThreadsAt(ArtifactChange change, DiffPlace place) =>
        Proposal.Threads.Where(thread => thread.Path == change.Path && thread.Line is not null && PlaceOf(change, thread) == place);

    private static DiffPlace PlaceOf(ArtifactChange change, ThreadShown thread) =>
        new(thread.Content == change.Before && thread.Content != change.After ? DiffSide.Before : DiffSide.After, thread.Line!.Value);

    private static Digest ContentAt(ArtifactChange change, DiffPlace place) =>
        (place.Side == DiffSide.Before ? change.Before : change.After)!.Value;

    private void Toggle(ArtifactChange change, DiffPlace place) =>
        _open = !Proposal.Me.MayComment || _open == (change.Path, place) ? null : (change.Path, place);

    private async Task SaidAsync()
    {
        _open = null;
        await OnChanged.InvokeAsync();
    }

    private async Task MarkAsync(ArtifactChange change, bool viewed)
    {
        var marked = await mark.RunAsync(Proposal.Id, change.Path, viewed, await actors.CurrentAsync(), CancellationToken.None);
        _refusal = marked.Refusal;
        await OnChanged.InvokeAsync();
    }
}
