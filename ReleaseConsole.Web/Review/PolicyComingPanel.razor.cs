using System.Globalization;
using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Review.Policies;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Review;

/// <summary>The policy to come: what it loosens, who has to sign, and the buttons of those who may propose, sign or put it in force.</summary>
public sealed partial class PolicyComingPanel(
    PolicyBoard board, ProposePolicy propose, SignPolicy sign, PutPolicyInForce put, ActorSource actors) : IDisposable
{
    private static readonly IReadOnlyList<string> Consequences =
    [
        "Every assessment from now on is made under it; those before keep the policy they name.",
        "Open proposals were signed over the policy before: they become stale and are signed again.",
        "It can be replaced by another version, and the audit log keeps both.",
    ];

    private readonly CancellationTokenSource _closing = new();
    private ConfirmDialog? _confirm;
    private PolicyComing? _coming;
    private Refusal? _unread;
    private Refusal? _refusal;
    private Lane? _lane;
    private string? _comment;
    private string? _note;

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required int InForceVersion { get; set; }

    [Parameter] public EventCallback OnInForce { get; set; }

    [CascadingParameter] public ShellScope? Scope { get; set; }

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

    private Lane LaneOf(PolicyProposalShown open) => _lane
        ?? open.Standing.Requirements.Select(one => one.Lane)
            .FirstOrDefault(one => one is { } lane && open.Lanes.Contains(lane)) ?? open.Lanes[0];

    private string Statement(PolicyProposalShown open) => Statements.OfPolicy(
        Scope?.Person?.Name ?? "…", DecisionMeaning.Approved, LaneOf(open), open.Proposal.Number, open.Proposal.ReplacesVersion);

    private Task ProposeAsync(PolicyDraft draft) => ActAsync(async actor =>
        (await propose.RunAsync(Product, new NewPolicyProposal(draft.Digest, _note ?? ""), actor, _closing.Token)).Refusal);

    private Task SignAsync(PolicyProposalShown open, DecisionMeaning meaning) => ActAsync(async actor =>
        (await sign.RunAsync(
            Product, new NewDecision(open.Proposal.Digest, meaning, LaneOf(open), _comment), actor, _closing.Token)).Refusal);

    private async Task PutInForceAsync(PolicyProposalShown open)
    {
        if (!await _confirm!.AskAsync())
            return;
        await ActAsync(async actor => (await put.RunAsync(Product, open.Proposal.Digest, actor, _closing.Token)).Refusal);
        if (_refusal is null)
            await OnInForce.InvokeAsync();
    }

    private async Task ActAsync(Func<Actor, Task<Refusal?>> act)
    {
        _refusal = await act(await actors.CurrentAsync());
        if (_refusal is null)
            (_comment, _note) = (null, null);
        await LoadAsync();
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
