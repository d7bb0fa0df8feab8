using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Web.Releases;

/// <summary>The button that takes a release out of use, and what that means.</summary>
public sealed partial class WithdrawAct(WithdrawRelease withdraw, ActorSource actors)
{
    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required ReleaseView Release { get; set; }

    [Parameter] public bool MayWithdraw { get; set; }

    [Parameter] public EventCallback OnWithdrawn { get; set; }

    private string? WhyNot => (MayWithdraw, Release.LiveIn) switch
    {
        (false, _) => "A release manager can withdraw it.",
        (_, { Count: > 0 }) => $"It is live in {string.Join(", ", Release.LiveIn)}.",
        _ => null,
    };

    private async Task<Refusal?> WithdrawAsync(string reason) =>
        (await withdraw.RunAsync(Product, Release.Version, reason, await actors.CurrentAsync(), CancellationToken.None)).Refusal;
}
