using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Watch;

/// <summary>What was found outside beside what is live, so that nobody decides on a drift by its digests.</summary>
public sealed partial class DriftDifferencePanel(DriftDifference difference, ActorSource actors)
{
    private DriftDifferenceShown? _shown;
    private Refusal? _refusal;
    private (DriftId, string?)? _loaded;
    private ElementReference _self;
    private DriftId? _inView;

    [Parameter, EditorRequired] public required DriftShown Drift { get; set; }

    [Parameter, EditorRequired] public required string CloseUrl { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == (Drift.Id, Drift.Observed))
            return;
        (_loaded, _shown, _refusal) = ((Drift.Id, Drift.Observed), null, null);
        await LoadAsync();
    }

    /// <summary>It may stand far from the row that asked for it: it comes into view, and the focus with it.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_inView == Drift.Id)
            return;
        _inView = Drift.Id;
        await _self.FocusIfThereAsync();
    }

    private bool IsEdited => Drift.Kind == DriftKind.ContentEdited;

    // Two releases are not compared here: what is gone from the target is still part of what is live.
    private ArtifactChange Told(ArtifactChange change) => IsEdited ? change : change with { Meaning = WatchWords.Sentence(Drift) };

    private async Task LoadAsync()
    {
        var asked = _loaded;
        var read = await difference.RunAsync(Drift.Id, await actors.CurrentAsync(), CancellationToken.None);
        if (asked == _loaded)
            (_shown, _refusal) = (read.Succeeded ? read.Value : null, read.Refusal);
    }
}
