using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Ingest;

/// <summary>How the last looks at a source went; each leads to its import.</summary>
public sealed partial class SourceRunsPanel(ActorSource actors, SourceRuns runs)
{
    private IReadOnlyList<ImportRow>? _runs;
    private Refusal? _refusal;

    [Parameter, EditorRequired] public required SourceShown Source { get; set; }

    [Parameter] public ProductUrls Here { get; set; }

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var found = await runs.RunAsync(Source.Id, await actors.CurrentAsync(), CancellationToken.None);
        (_runs, _refusal) = (found.Succeeded ? found.Value : null, found.Refusal);
    }
}
