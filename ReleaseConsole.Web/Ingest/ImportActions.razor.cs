using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Web.Ingest;

/// <summary>What can be done with an import: stopped while it runs, read again afterwards.</summary>
public sealed partial class ImportActions(ActorSource actors, StopImport stop)
{
    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required ImportView Import { get; set; }

    [Parameter] public EventCallback OnStopped { get; set; }

    [Parameter] public EventCallback<Refusal?> OnRefused { get; set; }

    private string? WhyNot(string what) => Import.MayAuthor ? null : $"A prompt engineer can {what}.";

    private async Task StopAsync()
    {
        var stopped = await stop.RunAsync(Import.Id, await actors.CurrentAsync(), CancellationToken.None);
        await OnRefused.InvokeAsync(stopped.Refusal);
        await OnStopped.InvokeAsync();
    }
}
