using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Artifacts;

/// <summary>
/// One artifact: its text in the editor, its history, and where it is used. The face and what is compared stand in the address.
/// </summary>
public sealed partial class ArtifactPage
{
    private ArtifactShown? _shown;
    private Refusal? _refusal;
    private DraftShown? _draft;
    private EditPanel? _edit;
    private ConfirmDialog? _confirm;
    private (string, string, string) _loadedFor;

    [Parameter] public required string Product { get; set; }

    [Parameter] public required string KindWord { get; set; }

    [Parameter] public required string Path { get; set; }

    [SupplyParameterFromQuery] public string? Tab { get; set; }

    /// <summary>What the editor stands against: an environment or <c>v17</c>.</summary>
    [SupplyParameterFromQuery] public string? Against { get; set; }

    [SupplyParameterFromQuery] public int? From { get; set; }

    [SupplyParameterFromQuery] public int? To { get; set; }

    /// <summary>Whose data is told; the newest version's without it.</summary>
    [SupplyParameterFromQuery] public int? Version { get; set; }

    [Inject] public required ArtifactView Artifact { get; set; }

    [Inject] public required DiscardDraft Discard { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    private ProductUrls Here => Urls.For(Product);

    private string DraftWords => _draft?.BasedOnVersion is { } number ? $"Draft on v{number}" : "Draft";

    private string LiveWords => _shown!.Live.Count == 0
        ? "Live nowhere"
        : $"Live: {string.Join(", ", _shown.Live.Select(one => $"v{one.Number} in {one.Environment}"))}";

    private bool IsData => _shown?.Kind == ArtifactKind.Dataset;

    /// <summary>Of a dataset it is seen first what it is like: its text may be too large for any editor, or be none.</summary>
    private string Face => Tab is "data" or "edit" or "history" or "blame" or "used" ? Tab : IsData && Against is null ? "data" : "edit";

    private IReadOnlyList<TabLink> Tabs =>
    [
        .. IsData ? [Link("Data", "data", count: null)] : Array.Empty<TabLink>(),
        Link("Edit", IsData ? "edit" : null, count: null),
        Link("History", "history", _shown!.VersionCount),
        Link("Blame", "blame", count: null),
        Link("Where used", "used", _shown.UsedIn.Count),
    ];

    protected override async Task OnParametersSetAsync()
    {
        if (_loadedFor == (Product, KindWord, Path))
            return;
        _loadedFor = (Product, KindWord, Path);
        (_shown, _draft) = (null, null);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var asked = _loadedFor;
        var shown = ArtifactKinds.Parse(KindWord) is { } kind
            ? await Artifact.RunAsync(Product, kind, Path, await Actors.CurrentAsync(), CancellationToken.None)
            : ArtifactsRefusals.NoSuchKind(KindWord);
        if (asked != _loadedFor)
            return;
        (_shown, _refusal) = (shown.Succeeded ? shown.Value : null, shown.Refusal);
        _draft = _shown?.Draft;
    }

    private async Task DiscardAsync()
    {
        if (!await _confirm!.AskAsync())
            return;
        var done = await Discard.RunAsync(Product, _shown!.Kind, Path, await Actors.CurrentAsync(), CancellationToken.None);
        if (!done.Succeeded)
        {
            _refusal = done.Refusal;
            return;
        }
        await LoadAsync();
        // The editor starts over from its parameters: it has to be given the page without the draft first.
        StateHasChanged();
        if (_edit is not null)
            await _edit.StartOverAsync();
    }

    private TabLink Link(string word, string? tab, int? count) =>
        new(word, Here.Artifact(_shown!.Kind, Path, tab), IsCurrent: (tab ?? "edit") == Face, count);
}
