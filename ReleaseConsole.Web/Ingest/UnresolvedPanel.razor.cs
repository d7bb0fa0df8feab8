using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Web.Ingest;

/// <summary>Items of an import whose artifact is not certain, each with its reason and the decisions there are.</summary>
public sealed partial class UnresolvedPanel(
    ActorSource actors, UnresolvedQueue queue, ImportProgress progress, ResolveItem resolve)
{
    private const int Shown = 10;
    private List<UnresolvedRow> _rows = [];
    private Refusal? _refusal;
    private (ImportId Import, int Waiting)? _loaded;
    private int _elsewhere;

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required ImportId Import { get; set; }

    /// <summary>How many items of the import wait: another number, and the queue is read again.</summary>
    [Parameter, EditorRequired] public int Waiting { get; set; }

    [Parameter] public EventCallback OnDecided { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == (Import, Waiting))
            return;
        _loaded = (Import, Waiting);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var actor = await actors.CurrentAsync();
        var waiting = await queue.RunAsync(Product, actor, CancellationToken.None);
        var asked = await progress.RunAsync(
            Import, new ItemsWanted(ItemOutcome.Unresolved, Limit: UnresolvedQueue.Most), actor, CancellationToken.None);
        var all = waiting.Succeeded ? waiting.Value : [];
        // One that an earlier import asked about and that came again waits once, as that one's.
        var here = asked.Succeeded ? asked.Value.Items.Select(item => (item.SourcePath, item.Digest)).ToHashSet() : [];
        _rows = all.FindAll(row => row.Import == Import || here.Contains((row.SourcePath, row.Content)));
        _elsewhere = all.Count - _rows.Count;
    }

    private async Task DecideAsync(UnresolvedRow row, Resolution resolution)
    {
        var path = resolution == Resolution.SameArtifact ? row.Suggestion : null;
        var decided = await resolve.RunAsync(
            row.Id, new ResolutionChoice(resolution, path), await actors.CurrentAsync(), CancellationToken.None);
        _refusal = decided.Refusal;
        await LoadAsync();
        await OnDecided.InvokeAsync();
    }
}
