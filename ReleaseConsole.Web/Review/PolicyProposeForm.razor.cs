using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Review.Policies;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Web.Review;

/// <summary>Puts a policy's draft up for signature, with the reason.</summary>
public sealed partial class PolicyProposeForm(ProposePolicy propose, ActorSource actors) : IDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private string? _note;

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required PolicyDraft Draft { get; set; }

    /// <summary>Why it is not proposed, or null once it is.</summary>
    [Parameter] public EventCallback<Refusal?> OnDone { get; set; }

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    private async Task ProposeAsync()
    {
        var proposed = await propose.RunAsync(
            Product, new NewPolicyProposal(Draft.Digest, _note ?? ""), await actors.CurrentAsync(), _closing.Token);
        if (proposed.Succeeded)
            _note = null;
        await OnDone.InvokeAsync(proposed.Refusal);
    }
}
