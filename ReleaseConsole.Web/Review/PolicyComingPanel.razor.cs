using System.Globalization;
using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Review.Policies;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Web.Review;

/// <summary>
/// The policy to come: what it loosens, who has to sign, and the forms of those who may propose, sign or put it in force.
/// </summary>
public sealed partial class PolicyComingPanel(PolicyBoard board, ActorSource actors) : IDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private PolicyComing? _coming;
    private Refusal? _unread;
    private Refusal? _refusal;

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required int InForceVersion { get; set; }

    [Parameter] public EventCallback OnInForce { get; set; }

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var coming = await board.RunAsync(Product, await actors.CurrentAsync(), _closing.Token);
        _coming = coming.Succeeded ? coming.Value : null;
        _unread = coming.Refusal;
    }

    // What is proposed is proposed again only when something else is to be signed.
    private static bool MayProposeNow(PolicyComing coming) =>
        coming.Proposal is not { } open || open.Proposal.Policy != coming.Draft!.Digest || open.Standing.State == StandingState.Stale;

    private async Task DoneAsync(Refusal? refusal)
    {
        _refusal = refusal;
        await LoadAsync();
    }

    private async Task PutInForceAsync(Refusal? refusal)
    {
        await DoneAsync(refusal);
        if (refusal is null)
            await OnInForce.InvokeAsync();
    }

    private static string? Signers(PolicyProposalShown open, Requirement requirement) =>
        open.CanSign.FirstOrDefault(one => one.Requirement == requirement.Id) is not { } hint ? null
        : hint.Names.Count == 0 ? "Nobody can sign it as things are."
        : $"{ReviewWords.Joined(hint.Names)} can sign.";

    private static string Asked(PolicyComing coming) =>
        string.Join(
            ", ", coming.Asked.Where(one => one.Value > 0)
                .Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Key.Title()} {one.Value}")));

    private static string Replayed(ReplaySummary replay) => replay.Judged == 0
        ? "Nothing was proposed yet that it could be tried on."
        : string.Create(
            CultureInfo.InvariantCulture,
            $"Of the last {replay.Judged} promotions it would judge {replay.Otherwise} otherwise: {replay.Lighter} as less risky, {replay.Graver} as more.");
}
