using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Web.Watch;

/// <summary>What was found outside beside what is live, so that nobody decides on a drift by its digests.</summary>
public sealed partial class DriftDifferencePanel(DriftDifference difference, ActorSource actors)
{
    private DriftDifferenceShown? _shown;
    private Refusal? _refusal;
    private (DriftId, string?)? _loaded;

    [Parameter, EditorRequired] public required DriftShown Drift { get; set; }

    [Parameter, EditorRequired] public required string CloseUrl { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == (Drift.Id, Drift.Observed))
            return;
        (_loaded, _shown, _refusal) = ((Drift.Id, Drift.Observed), null, null);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var asked = _loaded;
        var read = await difference.RunAsync(Drift.Id, await actors.CurrentAsync(), CancellationToken.None);
        if (asked == _loaded)
            (_shown, _refusal) = (read.Succeeded ? read.Value : null, read.Refusal);
    }
}
