using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.RollBack;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.RollBack;

/// <summary>
/// Going back, step by step. Step, candidate, proposal and deployment are in the address, so that it can be left, sent to a signer,
/// and come back to.
/// </summary>
public sealed partial class RollBackPage
{
    private WizardStep _step;
    private RollbackWizard? _wizard;
    private EnvironmentsShown? _board;
    private ProposalShown? _proposal;
    private DeploymentShown? _deployment;
    private Refusal? _refusal;
    private (string, string, string?, Guid?, Guid?) _loaded;

    [Parameter] public string Product { get; set; } = "";

    [Parameter] public string Environment { get; set; } = "";

    [SupplyParameterFromQuery] public string? Step { get; set; }

    [SupplyParameterFromQuery] public string? To { get; set; }

    [SupplyParameterFromQuery] public Guid? Proposal { get; set; }

    [SupplyParameterFromQuery] public Guid? Deployment { get; set; }

    [Inject] public required PlanRollback Plans { get; set; }

    [Inject] public required EnvironmentBoard Board { get; set; }

    [Inject] public required ProposalView Proposals { get; set; }

    [Inject] public required DeploymentView Deployments { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    private ProductUrls Here => Urls.For(Product);

    protected override async Task OnParametersSetAsync()
    {
        _step = WizardSteps.Read(Step) ?? (Deployment, Proposal, To) switch
        {
            (not null, _, _) => WizardStep.Watch,
            (_, not null, _) => WizardStep.Sign,
            (_, _, not null) => WizardStep.Plan,
            _ => WizardStep.Candidate,
        };
        var asked = (Product, Environment, To, Proposal, Deployment);
        if (_loaded == asked)
            return;
        (_loaded, _wizard, _proposal, _deployment) = (asked, null, null, null);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var (asked, actor) = (_loaded, await Actors.CurrentAsync());
        var board = await Board.RunAsync(Product, actor, CancellationToken.None);
        // Once it runs, what is live may already be the candidate; the plan was for before.
        var wizard = Deployment is null ? await Plans.RunAsync(Product, Environment, To, actor, CancellationToken.None) : null;
        var proposal = Proposal is { } id ? await Proposals.RunAsync(new ProposalId(id), actor, CancellationToken.None) : null;
        var deployment = Deployment is { } running
            ? await Deployments.RunAsync(new DeploymentId(running), actor, CancellationToken.None)
            : null;
        if (asked != _loaded)
            return;
        _board = board.Succeeded ? board.Value : null;
        _wizard = wizard is { Succeeded: true } ? wizard.Value : null;
        _proposal = proposal is { Succeeded: true } ? proposal.Value : null;
        _deployment = deployment is { Succeeded: true } ? deployment.Value : null;
        _refusal = board.Refusal ?? proposal?.Refusal ?? deployment?.Refusal ?? (Proposal is null ? wizard?.Refusal : null);
    }

    private string Url(WizardStep step) => Here.RollBack(
        Environment, ("step", step.Word()), ("to", To), ("proposal", Proposal?.ToString()), ("deployment", Deployment?.ToString()));

    private bool Leads(WizardStep step) => Deployment is null && step < _step && (Proposal is null || step == WizardStep.Plan);

    private string Fact(WizardStep step) => step switch
    {
        WizardStep.Environment => Environment,
        WizardStep.Candidate => _deployment?.Release ?? _proposal?.Release ?? To ?? "what to go back to",
        WizardStep.Plan => "and is it ready",
        WizardStep.Sign => _proposal?.State == StandingState.Approved ? "approved" : "or break glass",
        WizardStep.Watch => _deployment?.State == DeploymentState.Succeeded ? "verified" : "every target read back",
    };

    private static string? WhyNotSign(RollbackPlan plan) =>
        plan.IsReady ? null : "A readiness check failed. It must pass before anyone signs.";
}
