using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.RollBack;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.RollBack;

/// <summary>Asks for the rollback, gathers its signatures (or breaks glass), and starts it.</summary>
public sealed partial class SignStep
{
    private ConfirmDialog? _confirm;
    private Refusal? _refusal;
    private string? _reason;
    private string? _statement;
    private bool _busy;

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required string Environment { get; set; }

    [Parameter] public RollbackWizard? Wizard { get; set; }

    /// <summary>The proposal once it was asked for.</summary>
    [Parameter] public ProposalShown? Proposal { get; set; }

    [Parameter] public ProductUrls Here { get; set; }

    [Parameter] public EventCallback OnChanged { get; set; }

    [Inject] public required RollBackEnvironment RollBack { get; set; }

    [Inject] public required CastDecision Cast { get; set; }

    [Inject] public required DeployProposal Deploy { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    private string? WhyNot => Wizard is { MayRollBack: true } ? null : "A person with the role release manager can roll back.";

    private bool MaySign => Proposal is { Me: { SignsAsReleaseManager: true, CannotSignBecause: null } };

    private string? WhyNotSign => MaySign ? null
        : Proposal is { Me.SignsAsReleaseManager: true } ? Proposal.Me.CannotSignBecause
        : "A release manager signs a rollback.";

    private bool IsMine(Requirement requirement) => requirement.IsConditions
        ? Proposal!.Me.MayMeet.Count > 0
        : requirement is { IsSignature: true, Lane: null } && MaySign;

    protected override async Task OnParametersSetAsync()
    {
        if (Proposal is not null)
            _statement = Statements.Of(
                (await Actors.CurrentAsync()).Name, DecisionMeaning.Approved, lane: null, ProposalKind.Rollback, Environment,
                Proposal.Release,
                Proposal.ReplacesRelease);
    }

    private async Task BreakGlassAsync()
    {
        if (await _confirm!.AskAsync())
            await AskAsync(breakGlass: true);
    }

    private async Task AskAsync(bool breakGlass)
    {
        if (_busy || Wizard?.Chosen is not { } to)
            return;
        _busy = true;
        var asked = await RollBack.RunAsync(
            Product, Environment, new NewRollback(to, _reason ?? "", Incident: null, breakGlass), await Actors.CurrentAsync(),
            CancellationToken.None);
        (_busy, _refusal) = (false, asked.Refusal);
        if (asked.Succeeded)
            Navigation.NavigateTo(Here.RollBack(Environment, ("step", "sign"), ("to", to), ("proposal", $"{asked.Value.Id.Value}")));
    }

    private async Task SignAsync()
    {
        if (_busy || Proposal is null)
            return;
        _busy = true;
        var signed = await Cast.RunAsync(
            Proposal.Id, new NewDecision(Proposal.Digest, DecisionMeaning.Approved, Lane: null, Comment: null), await Actors.CurrentAsync(),
            CancellationToken.None);
        (_busy, _refusal) = (false, signed.Refusal);
        await OnChanged.InvokeAsync();
    }

    private async Task ApplyAsync()
    {
        if (_busy || Proposal is null)
            return;
        _busy = true;
        var started = await Deploy.RunAsync(Proposal.Id, await Actors.CurrentAsync(), CancellationToken.None);
        (_busy, _refusal) = (false, started.Refusal);
        if (started.Succeeded)
            Navigation.NavigateTo(Here.RollBack(
                Environment, ("step", "watch"), ("proposal", $"{Proposal.Id.Value}"), ("deployment", $"{started.Value.Value}")));
    }
}
