using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Ingest;

/// <summary>Pulls a source and leads to the import that comes of it.</summary>
public sealed partial class PullNow
{
    [Parameter, EditorRequired] public required SourceId Source { get; set; }

    [Parameter] public string? WhyNot { get; set; }

    [Parameter] public ProductUrls Here { get; set; }

    /// <summary>It was not pulled, and why.</summary>
    [Parameter] public EventCallback<Refusal> OnRefused { get; set; }

    [Inject] public required RunSource Run { get; set; }

    [Inject] public required ImportQueue Queue { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    private async Task PullAsync()
    {
        var actor = await Actors.CurrentAsync();
        var ran = await Run.RunAsync(Source, actor, CancellationToken.None);
        if (!ran.Succeeded)
        {
            await OnRefused.InvokeAsync(ran.Refusal);
            return;
        }
        if (ran.Value.IsNew)
            Queue.Enqueue(ran.Value.Import, actor);
        Navigation.NavigateTo(Here.Import(ran.Value.Import.Value));
    }
}
