using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Diff;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Web.Compare;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Review;

/// <summary>
/// The changes of a proposal to read one below the other, the riskiest first, with the threads under their lines. Every change has its
/// head and its room on the page; what it says is rendered when it comes near the window.
/// </summary>
public sealed partial class ReviewDiffs(MarkViewed mark, ActorSource actors, IJSRuntime js) : IAsyncDisposable
{
    // As many as fill a tall window: they stand on the page before the browser says what is in sight.
    private const int ShownAtFirst = 3;

    private (string Path, DiffPlace Place)? _open;
    private readonly JsModule _script = new(js, "./Review/ReviewDiffs.razor.js");
    private readonly Dictionary<int, int> _rooms = [];
    private readonly Dictionary<(ArtifactKind, string), ArtifactUse> _uses = [];
    private HashSet<int> _near = [];
    private ProposalShown? _listedFor;
    private JsWatch<ReviewDiffs>? _watch;
    private ElementReference _list;
    private Refusal? _refusal;

    [Parameter, EditorRequired] public required ProposalShown Proposal { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyDictionary<(ArtifactKind Kind, string Path), ChangedTexts> Texts { get; set; }

    /// <summary>The change the address names.</summary>
    [Parameter] public ArtifactChange? Current { get; set; }

    /// <summary>The lines of that change the address names.</summary>
    [Parameter] public DiffRange? Line { get; set; }

    [Parameter] public string? View { get; set; }

    /// <summary>The address's <c>ws</c>.</summary>
    [Parameter] public string? Whitespace { get; set; }

    /// <summary>The words the address narrows the list of changes to.</summary>
    [Parameter] public string? Find { get; set; }

    /// <summary>Something was said, settled or marked.</summary>
    [Parameter] public EventCallback OnChanged { get; set; }

    private IReadOnlyList<ReviewedChange> Changes { get; set; } = [];

    private string? ViewOrNull => View is "unified" or "meaning" ? View : null;

    private int Position { get; set; }

    private string UrlOf(string? path, string? line = null) =>
        Urls.For(Proposal.Product).Proposal(Proposal.Id.Value, change: path, view: ViewOrNull, line: line, find: Find, ws: Whitespace);

    private string Step(int by)
    {
        var next = Position - 1 + by;
        var path = next >= 0 && next < Changes.Count ? Changes[next].Change.Path : Current?.Path;
        return UrlOf(path);
    }

    /// <summary>
    /// The changes that came near the window or are kept because somebody is at work in them; the others with the room they took.
    /// </summary>
    [JSInvokable]
    public void Show(int[] near, Dictionary<int, int> rooms)
    {
        _near = [.. near];
        foreach (var (at, height) in rooms)
            _rooms[at] = height;
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        if (_watch is not null)
            await _watch.DisposeAsync();
        await _script.DisposeAsync();
    }

    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(_listedFor, Proposal))
            (_listedFor, Changes) = (Proposal, ReviewedChange.Of(Proposal.Assessment));
        Position = Current is null ? 0 : Changes.Index().FirstOrDefault(one => one.Item.Change == Current).Index + 1;
        if (_watch is not { IsRunning: true })
            _near = [.. Enumerable.Range(Math.Max(0, Position - 1), ShownAtFirst)];
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _watch = new JsWatch<ReviewDiffs>(_script);
        await _watch.StartAsync("watch", this, _list);
    }

    private bool IsShown(int at) => _near.Contains(at) || at == Position - 1 || Changes[at].Change.Path == _open?.Path;

    private string RoomOf(int at) => string.Create(
        CultureInfo.InvariantCulture,
        $"height:{_rooms.GetValueOrDefault(at, UsedLine.Height + ChangeView.RoomOf(Changes[at].Change, TextsOf(Changes[at].Change)))}px");

    private ChangedTexts? TextsOf(ArtifactChange change) => Texts.GetValueOrDefault((change.Kind, change.Path));

    private string? AuthorOf(ArtifactChange change) => TextsOf(change) is { Author: { } author } texts
        ? string.IsNullOrWhiteSpace(texts.Message) ? author : $"{author}: {texts.Message}" : null;

    private string HeadOf(ReviewedChange one)
    {
        var texts = TextsOf(one.Change);
        return string.Join(", ", new[]
        {
            one.Change.Kind.Word(),
            texts is null ? null : $"+{Counted.Of(texts.Lines.AddedLines)} −{Counted.Of(texts.Lines.RemovedLines)}",
            one.Findings == 0 ? null : Counted.Of(one.Findings, "finding"),
            texts?.Author,
        }.OfType<string>());
    }

    private HashSet<DiffPlace> Places(ArtifactChange change)
    {
        var places = Proposal.Threads.Where(thread => thread.Path == change.Path && thread.Line is not null)
            .Select(thread => PlaceOf(change, thread)).ToHashSet();
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
