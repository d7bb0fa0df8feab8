using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Review.Policies;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Review;

/// <summary>
/// Signs a proposed policy in a lane one holds, or sends it back with a reason; the sentence that is signed stands above.
/// </summary>
public sealed partial class PolicySignForm(SignPolicy sign, ActorSource actors) : IDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private Lane? _lane;
    private string? _comment;

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required PolicyProposalShown Open { get; set; }

    /// <summary>Why it is not signed, or null once it is.</summary>
    [Parameter] public EventCallback<Refusal?> OnDone { get; set; }

    [CascadingParameter] public ShellScope? Scope { get; set; }

    private Lane Signing => _lane
        ?? Open.Standing.Requirements.Select(one => one.Lane)
            .FirstOrDefault(one => one is { } lane && Open.Lanes.Contains(lane)) ?? Open.Lanes[0];

    private string Statement => Statements.OfPolicy(
        Scope?.Person?.Name ?? "…", DecisionMeaning.Approved, Signing, Open.Proposal.Number, Open.Proposal.ReplacesVersion);

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    private async Task SignAsync(DecisionMeaning meaning)
    {
        var signed = await sign.RunAsync(
            Product, new NewDecision(Open.Proposal.Digest, meaning, Signing, _comment), await actors.CurrentAsync(), _closing.Token);
        if (signed.Succeeded)
            _comment = null;
        await OnDone.InvokeAsync(signed.Refusal);
    }
}
