using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Web.Review;

/// <summary>The button that takes a proposal back, and what that means.</summary>
public sealed partial class WithdrawProposal(CloseProposal close, ActorSource actors)
{
    [Parameter, EditorRequired] public required ProposalShown Proposal { get; set; }

    [Parameter] public EventCallback OnWithdrawn { get; set; }

    private async Task<Refusal?> WithdrawAsync(string reason) =>
        (await close.RunAsync(Proposal.Id, reason, await actors.CurrentAsync(), CancellationToken.None)).Refusal;
}
