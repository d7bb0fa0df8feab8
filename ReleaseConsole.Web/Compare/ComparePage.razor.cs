using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Diff;
using ReleaseConsole.Web.Assess;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Compare;

/// <summary>Any two of anything: what differs, what it means, and what the policy makes of it.</summary>
public sealed partial class ComparePage(ActorSource actors, ReleaseJudgement judgement) : IAsyncDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private IReadOnlyList<string> _places = [];
    private JudgedComparison? _judged;
    private ChangedTexts? _texts;
    private FindingLinks? _links;
    private Refusal? _refusal;
    private (string Product, string? From, string? To, string? Base, string? For) _loadedFor;

    [Parameter] public required string Product { get; set; }

    [SupplyParameterFromQuery(Name = "from")] public string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")] public string? To { get; set; }

    /// <summary>What both sides began from, for a comparison three ways.</summary>
    [SupplyParameterFromQuery(Name = "base")] public string? Base { get; set; }

    /// <summary>The environment it is judged for; none: told from the sides.</summary>
    [SupplyParameterFromQuery(Name = "for")] public string? For { get; set; }

    /// <summary>The path of the change that is shown; the gravest one where none is named.</summary>
    [SupplyParameterFromQuery(Name = "path")] public string? Path { get; set; }

    /// <summary>The line of that change to bring into view, e.g. <c>after-9</c>.</summary>
    [SupplyParameterFromQuery(Name = "line")] public string? Line { get; set; }

    /// <summary>The words the list of changes is narrowed to.</summary>
    [SupplyParameterFromQuery(Name = "find")] public string? Find { get; set; }

    [SupplyParameterFromQuery(Name = "view")] public string? View { get; set; }

    /// <summary><c>hide</c>: changes of spaces are not shown.</summary>
    [SupplyParameterFromQuery(Name = "ws")] public string? Ws { get; set; }

    /// <summary>What is taken already where two sides are merged, as <see cref="MergeAddress"/> reads it.</summary>
    [SupplyParameterFromQuery(Name = "take")] public string? Take { get; set; }

    private ReleaseChanges Changes => _judged!.Compared.Changes;

    private IReadOnlyList<Finding> Findings => _judged?.Assessment?.Findings ?? [];

    private ArtifactChange? Shown { get; set; }

    private string Fact => _judged is null
        ? Base is null
            ? "What differs, what it means, and how risky it is."
            : "What each side made of what both began from, and what both come to."
        : $"{_judged.Compared.From.Name} → {_judged.Compared.To.Name}: "
            + $"{ReleaseChanges.Sum(Changes.Changes.Count, Changes.Renamed, Changes.Unchanged)}, judged for "
            + $"{_judged.JudgedFor ?? "any protected environment"}";

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _closing.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_loadedFor != (Product, From, To, Base, For))
        {
            _loadedFor = (Product, From, To, Base, For);
            await LoadAsync();
        }
        Show();
    }

    private async Task LoadAsync()
    {
        (_judged, _refusal, Shown) = (null, null, null);
        var asked = _loadedFor;
        var actor = await actors.CurrentAsync();
        var places = await judgement.PlacesAsync(Product, actor, _closing.Token);
        if (asked != _loadedFor)
            return;
        if (!places.Succeeded)
        {
            _refusal = places.Refusal;
            return;
        }
        _places = places.Value;
        if (From is null || To is null || Base is not null)
            return;
        var (from, to) = (From, To);
        var judged = await judgement.RunAsync(Product, from, to, actor, _closing.Token, For);
        // Another pair was chosen meanwhile.
        if (asked != _loadedFor)
            return;
        _judged = judged.Succeeded ? judged.Value : null;
        _refusal = judged.Refusal;
        _links = _judged is null ? null : new FindingLinks(
            Urls.For(Product), environment: null, new FindingLines(
                Changes, TextsOf, (change, line) => Urls.For(Product).Compare(from, to, change.Path, For, line)));
    }

    private void Show()
    {
        if (_judged is null)
            return;
        var shown = Changes.Changes.FirstOrDefault(change => change.Path == Path)
            ?? Changes.Changes.MaxBy(change => ChangesTree.RiskOf(Findings, change.Path));
        if (ReferenceEquals(shown, Shown))
            return;
        Shown = shown;
        _texts = shown is null ? null : TextsOf(shown);
    }

    private ChangedTexts TextsOf(ArtifactChange change) =>
        ChangedTexts.Of(_judged!.Compared.From.Contents, _judged.Compared.To.Contents, change.Kind, change.Path);

    private string UrlTo(string path, string? line = null) => Urls.For(Product).Compare(From, To, path, For, line, Find, View, Ws);
}
