using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Web.Ingest;

/// <summary>Items whose artifact is not certain, each with its reason and the decisions there are.</summary>
public sealed partial class UnresolvedPanel(ActorSource actors, UnresolvedQueue queue, ResolveItem resolve)
{
    private const int Shown = 10;
    private IReadOnlyList<UnresolvedRow> _rows = [];
    private Refusal? _refusal;
    private (string Product, int Waiting)? _loaded;

    [Parameter, EditorRequired] public required string Product { get; set; }

    /// <summary>How many items of the import wait: another number, and the queue is read again.</summary>
    [Parameter, EditorRequired] public int Waiting { get; set; }

    [Parameter] public EventCallback OnDecided { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == (Product, Waiting))
            return;
        _loaded = (Product, Waiting);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var waiting = await queue.RunAsync(Product, await actors.CurrentAsync(), CancellationToken.None);
        _rows = waiting.Succeeded ? waiting.Value : [];
    }

    private async Task DecideAsync(UnresolvedRow row, Resolution resolution)
    {
        var path = resolution == Resolution.SameArtifact ? row.Suggestion : null;
        var decided = await resolve.RunAsync(row.Id, new ResolutionChoice(resolution, path), await actors.CurrentAsync(), CancellationToken.None);
        _refusal = decided.Refusal;
        await LoadAsync();
        await OnDecided.InvokeAsync();
    }
}
