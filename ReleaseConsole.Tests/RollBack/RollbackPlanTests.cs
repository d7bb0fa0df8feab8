using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.RollBack;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.RollBack;

/// <summary>The way back as it is planned: what is checked, what is stored with a proposal, and what the wizard shows of both.</summary>
public sealed class RollbackPlanTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_a_deployment_runs_the_way_back_is_not_ready()
    {
        await using var agent = await RollBackTests.TwiceLiveAsync();
        (await agent.DeployAsync(await agent.ApprovedAsync("3", "Be new.\n"))).ShouldSucceed();

        (await agent.RollBackAsync("1")).ShouldBeRefused("not-ready").Sentence.ShouldContain("No other deployment");
        var wizard = (await agent.Console.Get<PlanRollback>().RunAsync(TestConsole.ProductSlug, "staging", to: null, agent.David, Cancel))
            .ShouldSucceed();
        wizard.Plan!.Checks.Single(check => check.Id == "quiet").State.ShouldBe(CheckState.Failed);
    }

    [Fact]
    public async Task A_proposal_stores_the_whole_way_back_and_the_log_names_its_digest()
    {
        await using var agent = await SupportAgent.StartAsync();
        await GivenGit.In(agent.Console).ConnectAsync(agent.Console, "staging");
        await agent.PutLiveAsync("1", "Be kind.\n");
        var proposed = await agent.ApprovedAsync("2", "Be rude.\n");

        var stored = (await agent.Console.AllAsync<StoredRollbackPlan>()).Single(one => one.ProposalId == proposed.Id);
        stored.Digest.ShouldBe(Core.Artifacts.Digest.Of(stored.Document));
        (await agent.Console.AllAsync<Core.Audit.AuditEntry>())
            .Last(one => one.Action == nameof(ReleaseProposed)).Document.ShouldContain(stored.Digest.ToString());
        var plan = RollbackPlanDocument.Read(stored.Document);
        (plan.From, plan.BackTo, plan.ToRelease).ShouldBe((proposed.Manifest, proposed.Replaces, "1"));
        plan.Returns.ShouldHaveSingleItem().Path.ShouldBe("prompts/triage");
        plan.Steps!.Select(one => one.Title).ShouldBe(
            ["Hold promotions to staging", "live repository: write 1", "live repository: read it back", "Record 1 as live in staging"]);
        plan.Steps![1].ShouldSatisfyAllConditions(
            step =>
                step.Target.ShouldBe("live repository"), step =>
                    step.Ready.ShouldBe(CheckState.Passed), step => step.Because.ShouldNotBeEmpty());
        plan.CannotBeUndone.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_way_back_that_could_not_be_gone_is_no_plan_that_is_ready_unless_somebody_accepts_the_risk()
    {
        await using var agent = await SupportAgent.StartAsync("2026.10.3", "2026.11.0");
        await agent.GoesLiveAsync("2026.10.3", "staging");
        await using (var db = await agent.Console.Contexts.OpenAsync(agent.Console.Tenant, Cancel))
            await db.Set<ReleaseEnvironment>().Where(one => one.Name == "staging").ExecuteUpdateAsync(
                one => one.SetProperty(place => place.Boundary, """{"dataClasses":[],"hosts":[],"models":[],"providers":["another"]}"""),
                Cancel);

        var proposed = await agent.ProposeAsync("2026.11.0", "staging");
        Ready(proposed).State.ShouldBe(RequirementState.NotMet);
        Ready(proposed).Because.ShouldStartWith("There is no way back to 2026.10.3: ");

        var accepted = (await agent.DecideAsync(proposed, agent.Priya, DecisionMeaning.RiskAccepted, Core.Access.Lane.AiProduct))
            .ShouldSucceed();
        Ready(accepted).State.ShouldBe(RequirementState.Overridden);

        static Requirement Ready(ProposalShown proposal) => proposal.Requirements.Single(one => one.Id == "rollback-plan");
    }

    [Fact]
    public async Task The_wizard_shows_the_stored_plan_and_what_has_changed_since()
    {
        await using var agent = await SupportAgent.StartAsync();
        var git = GivenGit.In(agent.Console);
        await git.ConnectAsync(agent.Console, "staging");
        await agent.PutLiveAsync("1", "Be kind.\n");
        await agent.PutLiveAsync("2", "Be rude.\n");
        (await RollBackTests.WizardAsync(agent)).Stored!.Since.ShouldBeEmpty();

        git.EditByHand("release/staging", "prompts/triage.md", "By hand.\n");
        await agent.Console.Get<Core.Watch.CheckDrift>().RunAsync(agent.Console.Tenant, Cancel);

        var wizard = await RollBackTests.WizardAsync(agent);
        wizard.Stored!.Plan.BackTo.ShouldBe(wizard.Plan!.To);
        var changed = wizard.Stored.Since.Single(one => one.What == "Drift would be overwritten");
        changed.Then.ShouldBe("passed: No drift is open: nothing but what is live is overwritten.");
        changed.Now!.ShouldContain("will be written over");
        wizard.Stored.Since.ShouldContain(
            one => one.What == "live repository can be read" && one.Now!.Contains("Somebody moved it", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_stored_plan_is_shown_for_a_way_that_leads_elsewhere()
    {
        await using var agent = await RollBackTests.TwiceLiveAsync();
        await agent.PutLiveAsync("3", "Be brief.\n");

        (await RollBackTests.WizardAsync(agent, to: "2")).Stored.ShouldNotBeNull();
        (await RollBackTests.WizardAsync(agent, to: "1")).Stored.ShouldBeNull();
    }

    [Fact]
    public async Task Going_back_from_a_step_for_the_worse_is_recommended_with_the_reasons_and_from_a_harmless_one_it_is_not()
    {
        await using var agent = await SupportAgent.StartAsync();
        await agent.PutLiveAsync("1", "You must never refund without an order.\n");
        await agent.PutLiveAsync("2", "Be kind.\n");
        await agent.PutLiveAsync("3", "Be kind and brief.\n");

        var worse = (await agent.RollBackAsync("1")).ShouldSucceed().Assessment;
        worse.RecommendedPath.ShouldBe(RecommendedPath.RollBack);
        worse.Reasons[0].ShouldStartWith("What is live brought it in: Critical");
        (await agent.RollBackAsync("2")).ShouldSucceed().Assessment.RecommendedPath.ShouldNotBe(RecommendedPath.RollBack);
    }


}
