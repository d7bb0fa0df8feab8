using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Web.WriteBack;

/// <summary>One delivery that waits for somebody: what is known of it, what is not, what happens by itself, what a person can do.</summary>
public sealed partial class DeliveryPanel
{
    private const string WhoCan = "A person with the role release manager can.";
    private Refusal? _refusal;
    private string? _note;
    private bool _overwrite;
    private bool _busy;

    [Parameter, EditorRequired] public required DeliveryTrace Trace { get; set; }

    [Parameter, EditorRequired] public required ConnectionShown Target { get; set; }

    [Parameter] public EventCallback OnChanged { get; set; }

    [Inject] public required ReadBackDelivery ReadBack { get; set; }

    [Inject] public required SettleDelivery Settle { get; set; }

    [Inject] public required ReplayDelivery Replay { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    private string? WhyNoReadBack => Target.Can.ReadBack ? null : $"{Target.Name} cannot be read back. Look there, and say what you saw.";

    private async Task ReadBackAsync()
    {
        if (_busy || !Trace.MaySettle)
            return;
        _busy = true;
        await EndAsync((await ReadBack.RunAsync(Trace.Delivery.Id, await Actors.CurrentAsync(), CancellationToken.None)).Refusal);
    }

    private async Task SettleAsync(bool arrived)
    {
        if (_busy)
            return;
        _busy = true;
        await EndAsync(
            (await Settle.RunAsync(Trace.Delivery.Id, arrived, _note ?? "", await Actors.CurrentAsync(), CancellationToken.None)).Refusal);
    }

    private async Task ReplayAsync()
    {
        if (_busy)
            return;
        _busy = true;
        await EndAsync((await Replay.RunAsync(Trace.Delivery.Id, _overwrite, await Actors.CurrentAsync(), CancellationToken.None)).Refusal);
    }

    private async Task EndAsync(Refusal? refusal)
    {
        (_busy, _refusal) = (false, refusal);
        await OnChanged.InvokeAsync();
    }
}
