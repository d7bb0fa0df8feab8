using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Review.Policies;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Review;

/// <summary>Puts a signed policy in force, after saying what that does.</summary>
public sealed partial class PutPolicyInForceAct(PutPolicyInForce put, ActorSource actors) : IDisposable
{
    private static readonly IReadOnlyList<string> Consequences =
    [
        "Every assessment from now on is made under it; those before keep the policy they name.",
        "Open proposals were signed over the policy before: they become stale and are signed again.",
        "It can be replaced by another version, and the audit log keeps both.",
    ];

    private readonly CancellationTokenSource _closing = new();
    private ConfirmDialog? _confirm;

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required PolicyProposalShown Open { get; set; }

    [Parameter, EditorRequired] public required int InForceVersion { get; set; }

    /// <summary>Why it is not in force, or null once it is.</summary>
    [Parameter] public EventCallback<Refusal?> OnDone { get; set; }

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    private async Task PutAsync()
    {
        if (!await _confirm!.AskAsync())
            return;
        var done = await put.RunAsync(Product, Open.Proposal.Digest, await actors.CurrentAsync(), _closing.Token);
        await OnDone.InvokeAsync(done.Refusal);
    }
}
