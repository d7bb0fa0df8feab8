using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Web.Resolve;

/// <summary>The decision that was just made, which can be taken back at once.</summary>
public sealed partial class DecisionNote(ActorSource actors, RevokeDecision revoke)
{
    private string? _takenBack;

    [Parameter, EditorRequired] public required UnresolvedId Item { get; set; }

    [Parameter, EditorRequired] public required string Said { get; set; }

    /// <summary>It was taken back; true: the item waits again.</summary>
    [Parameter] public EventCallback<bool> OnTakenBack { get; set; }

    [Parameter] public EventCallback<Refusal?> OnRefused { get; set; }

    private async Task UndoAsync()
    {
        var revoked = await revoke.RunAsync(Item, await actors.CurrentAsync(), CancellationToken.None);
        await OnRefused.InvokeAsync(revoked.Refusal);
        if (!revoked.Succeeded)
            return;
        await OnTakenBack.InvokeAsync(revoked.Value.WaitsAgain);
        _takenBack = revoked.Value.WaitsAgain
            ? "Taken back; it waits again."
            : "Taken back; later imports ask again. The version that was made stays, as versions do.";
    }
}
