using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.RollBack;
using ReleaseConsole.Core.Serve;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Core.WriteBack;

namespace ReleaseConsole.Web.Api;

/// <summary>Deployments, environments, what is live, rollbacks and holds.</summary>
internal static class DeployEndpoints
{
    private const int LongestWait = 60;

    public static void MapDeploy(this RouteGroupBuilder api)
    {
        MapDeployments(api);
        var environments = api.MapGroup("/products/{product}/environments");
        MapEnvironments(environments);
        MapRollbacks(environments);
        MapHolds(environments);
    }

    private static void MapDeployments(RouteGroupBuilder api)
    {
        api.MapPost("/proposals/{id:guid}/deployment", async (
                Guid id, DeploymentRequest? body, Caller caller, DeployProposal deploy, CancellationToken cancel) =>
                (await deploy.RunAsync(new ProposalId(id), caller, cancel, body?.BreakFreeze)).Then(made => new Made(made.Value))
                    .Created(made => $"/api/v1/deployments/{made.Id}"))
            .AddOpenApiOperationTransformer(OpenApiDescription.MayTake<DeploymentRequest>)
            .WithSummary(
                "Apply an approved proposal; its standing is judged again at this moment. 409 frozen says until when; a body {breakFreeze} "
                + "is the reason of a role that may break it.").Produces<Made>(StatusCodes.Status201Created);

        api.MapGet("/deployments/{id:guid}", async (Guid id, Caller caller, DeploymentView view, CancellationToken cancel) =>
                (await view.RunAsync(new DeploymentId(id), caller, cancel)).Ok())
            .WithSummary("A deployment: its state, its steps and every receipt.").Produces<DeploymentShown>();
    }

    private static void MapEnvironments(RouteGroupBuilder environments)
    {
        environments.MapGet("", async (string product, PageRequest page, Caller caller, EnvironmentBoard board, CancellationToken cancel) =>
                (await board.RunAsync(product, caller, cancel)).Ok(shown => EnvironmentsAnswer.Of(shown, page)))
            .WithSummary("What is live where, how environments differ, what drifted and what is held; the environments come in pages.")
            .Produces<EnvironmentsAnswer>();

        environments.MapGet("/{environment}",
        async (string product, string environment, Caller caller, EnvironmentBoard board, CancellationToken cancel) =>
            {
                var shown = await board.RunAsync(product, caller, cancel);
                return shown.Succeeded && shown.Value.Environments.All(one => one.Name != environment)
                    ? Problems.Of(DeployRefusals.NoSuchEnvironment(environment))
                    : shown.Ok(all => all.Environments.First(one => one.Name == environment));
            })
            .WithSummary("One environment.").Produces<EnvironmentCard>();

        environments.MapGet("/{environment}/history", async (
                string product, string environment, DateTimeOffset? at, PageRequest page, Caller caller, EnvironmentHistory history,
                CancellationToken cancel) =>
                (await history.RunAsync(product, environment, at, page.Instant(), page.Limit + 1, caller, cancel))
                    .Ok(spans => page.Cut(spans, span => span.From)))
            .WithSummary("What was live, newest first, or what was live at an instant.").Produces<Page<LiveSpan>>();

        environments.MapGet("/{environment}/live", LiveAsync)
            .WithSummary("The live manifest with contents; wait=30 answers when it changes.")
            .Produces<LiveRelease>().Produces(StatusCodes.Status304NotModified);
    }

    private static void MapRollbacks(RouteGroupBuilder environments)
    {
        environments.MapPost("/{environment}/rollbacks", async (
                string product, string environment, NewRollback wanted, Caller caller, RollBackEnvironment rollBack,
                CancellationToken cancel) =>
                (await rollBack.RunAsync(product, environment, wanted, caller, cancel)).Then(ProposalAnswer.Of)
                    .Created(made => $"/api/v1/proposals/{made.Id}"))
            .WithSummary("Propose to go back to a release that was live here.").Produces<ProposalAnswer>(StatusCodes.Status201Created);

        environments.MapGet("/{environment}/rollback-plan", async (
                string product, string environment, string? to, Caller caller, PlanRollback plan, CancellationToken cancel) =>
                (await plan.RunAsync(product, environment, to, caller, cancel)).Ok())
            .WithSummary("The way back: as it was stored when what is live was proposed, as it is now, and what changed in between.")
            .Produces<RollbackWizard>();
    }

    private static void MapHolds(RouteGroupBuilder environments)
    {
        environments.MapPost("/{environment}/holds", async (
                string product, string environment, NewHold wanted, Caller caller, PlaceHold place, CancellationToken cancel) =>
                (await place.RunAsync(product, environment, wanted.Reason, wanted.Until, caller, cancel)).Then(made => new Made(made))
                    .Created(made => $"/api/v1/products/{product}/environments/{environment}/holds/{made.Id}"))
            .WithSummary("Suspend promotions, with a reason.").Produces<Made>(StatusCodes.Status201Created);

        environments.MapDelete("/{environment}/holds/{id:guid}", async (
                string product, string environment, Guid id, Caller caller, LiftHold lift, CancellationToken cancel) =>
                await lift.RunAsync(product, environment, id, caller, cancel) is { Refusal: { } refusal }
                    ? Problems.Of(refusal)
                    : Results.NoContent())
            .WithSummary("Lift a hold.").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> LiveAsync(
        string product, string environment, int? wait, Caller caller, LiveManifest live, HttpContext context, CancellationToken cancel)
    {
        var known = Answers.Known(context).FirstOrDefault()?.Trim('"');
        var result = wait is > 0 && Core.Artifacts.Digest.TryParse(known, out var digest)
            ? await live.WaitAsync(product, environment, digest, TimeSpan.FromSeconds(Math.Min(wait.Value, LongestWait)), caller, cancel)
            : await live.RunAsync(product, environment, caller, cancel);
        return result.Tagged(context, one => one.Manifest.ToString());
    }
}
