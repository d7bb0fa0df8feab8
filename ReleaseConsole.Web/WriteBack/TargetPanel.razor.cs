using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.WriteBack;

/// <summary>One connection: what it is, what it said last, and checking and switching it.</summary>
public sealed partial class TargetPanel
{
    private ConfirmDialog? _confirm;
    private IReadOnlyList<EnvironmentReading> _readings = [];
    private Refusal? _refusal;
    private bool _busy;

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required ConnectionShown Target { get; set; }

    [Parameter] public ProductUrls Here { get; set; }

    [Parameter] public EventCallback OnChanged { get; set; }

    [Inject] public required CheckTarget Check { get; set; }

    [Inject] public required EnableTarget Enable { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    private string? WhyNot => Target.MayConnect ? null : DeliveryWords.WhoConnects;

    private async Task CheckAsync()
    {
        if (_busy)
            return;
        _busy = true;
        var found = await Check.RunAsync(Target.Id, await Actors.CurrentAsync(), CancellationToken.None);
        (_busy, _refusal, _readings) = (false, found.Refusal, found.Succeeded ? found.Value.Readings : []);
        await OnChanged.InvokeAsync();
    }

    private async Task EnableAsync()
    {
        if (!await _confirm!.AskAsync())
            return;
        var done = await Enable.RunAsync(Target.Id, !Target.IsEnabled, await Actors.CurrentAsync(), CancellationToken.None);
        _refusal = done.Refusal;
        await OnChanged.InvokeAsync();
    }
}
