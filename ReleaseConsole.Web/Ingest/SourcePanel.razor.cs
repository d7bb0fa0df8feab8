using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Ingest;

/// <summary>One source: what it is, what it said last, and switching and removing it; pulling is <see cref="PullNow"/>'s.</summary>
public sealed partial class SourcePanel
{
    private ConfirmDialog? _confirm;
    private Refusal? _refusal;

    [Parameter, EditorRequired] public required SourceShown Source { get; set; }

    /// <summary>Why the viewer cannot change it; null when they can.</summary>
    [Parameter] public string? WhyNotConnect { get; set; }

    /// <summary>Why the viewer cannot pull it; null when they can.</summary>
    [Parameter] public string? WhyNotPull { get; set; }

    [Parameter] public ProductUrls Here { get; set; }

    [Parameter] public EventCallback OnChanged { get; set; }

    [Inject] public required EnableSource Enable { get; set; }

    [Inject] public required RemoveSource Remove { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    private Task RefusedAsync(Refusal refusal)
    {
        _refusal = refusal;
        return OnChanged.InvokeAsync();
    }

    private async Task EnableAsync()
    {
        var done = await Enable.RunAsync(Source.Id, !Source.IsEnabled, await Actors.CurrentAsync(), CancellationToken.None);
        _refusal = done.Refusal;
        await OnChanged.InvokeAsync();
    }

    private async Task RemoveAsync()
    {
        if (!await _confirm!.AskAsync())
            return;
        var done = await Remove.RunAsync(Source.Id, await Actors.CurrentAsync(), CancellationToken.None);
        _refusal = done.Refusal;
        if (done.Succeeded)
            Navigation.NavigateTo(Here.Sources());
        await OnChanged.InvokeAsync();
    }
}
