using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Releases;

/// <summary>Makes a release from another one: keep, take the newest or leave out, artifact by artifact; then freeze it.</summary>
public sealed partial class NewReleasePage(
    ReleaseBoard releases, ReleaseSummary summary, ArtifactList artifacts, FreezeRelease freeze, ActorSource actors)
{
    private ReleaseDraft? _draft;
    private Refusal? _loadRefusal;
    private Refusal? _refusal;
    private string? _version;
    private string? _notes;
    private bool _busy;
    private string? _loadedFor;

    [Parameter] public required string Product { get; set; }

    [SupplyParameterFromQuery] public string? From { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    private ProductUrls Here => Urls.For(Product);

    protected override async Task OnParametersSetAsync()
    {
        if (_loadedFor == $"{Product} {From}")
            return;
        _loadedFor = $"{Product} {From}";
        await LoadAsync();
    }

    private static IReadOnlyList<Choice<string>> BaseChoices(ReleaseDraft draft) =>
        draft.Bases.Count == 0 ? [new("", "Nothing")] : [.. draft.Bases.Select(version => new Choice<string>(version, version))];

    private static string Summary(ReleaseDraft draft)
    {
        var changed = draft.Lines.Count(line => line.IsChanged);
        var pinned = draft.Lines.Count(line => line.Chosen?.Digest is not null);
        return $"It pins {pinned} {(pinned == 1 ? "artifact" : "artifacts")}, {changed} of them not as in {draft.Base ?? "a release before"}.";
    }

    private void StartFrom(string version) => Navigation.NavigateTo(Here.NewRelease(version), replace: true);

    private async Task LoadAsync()
    {
        var actor = await actors.CurrentAsync();
        var board = await releases.RunAsync(Product, limit: 500, actor, CancellationToken.None);
        var known = await artifacts.RunAsync(Product, new ArtifactFilter(Limit: ArtifactFilter.Most), actor, CancellationToken.None);
        _loadRefusal = board.Refusal ?? known.Refusal;
        if (_loadRefusal is not null)
            return;
        var from = From ?? board.Value.Rows.Select(row => row.Release.Version).FirstOrDefault();
        var started = from is null ? null : await summary.RunAsync(Product, from, actor, CancellationToken.None);
        _loadRefusal = started?.Refusal;
        if (_loadRefusal is null)
            _draft = ReleaseDraft.Of(board.Value, started?.Value, known.Value.Rows);
    }

    private async Task FreezeAsync()
    {
        if (_busy || string.IsNullOrWhiteSpace(_version))
            return;
        _busy = true;
        try
        {
            var frozen = await freeze.RunAsync(Product, _draft!.Request(_version.Trim(), _notes), await actors.CurrentAsync(), CancellationToken.None);
            _refusal = frozen.Refusal;
            if (frozen.Succeeded)
                Navigation.NavigateTo(Here.Release(frozen.Value.Version));
        }
        finally
        {
            _busy = false;
        }
    }
}
