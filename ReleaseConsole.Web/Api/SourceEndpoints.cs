using ReleaseConsole.Core;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Web.Ingest;

namespace ReleaseConsole.Web.Api;

/// <summary>The outside places a product is pulled from.</summary>
internal static class SourceEndpoints
{
    public static void MapSources(this RouteGroupBuilder api)
    {
        api.MapGet("/products/{product}/sources",
        async (string product, PageRequest page, Caller caller, SourceBoard board, CancellationToken cancel) =>
                (await board.RunAsync(product, caller, cancel)).Ok(rows => page.Slice(rows, row => row.Id.Value.ToString())))
            .WithSummary("The sources with their schedule and how the last look ended.").Produces<Page<SourceShown>>();

        api.MapPost("/products/{product}/sources", async (
                string product, SourceRequest wanted, Caller caller, SaveSource save, CancellationToken cancel) =>
                (await SaveAsync(product, id: null, wanted, caller, save, cancel)).Created(made => $"/api/v1/sources/{made.Id}"))
            .WithSummary("Add a git, mcp, langfuse or mlflow source; secrets are named by reference.")
            .Produces<Made>(StatusCodes.Status201Created);

        api.MapPut("/products/{product}/sources/{id:guid}", async (
                string product, Guid id, SourceRequest wanted, Caller caller, SaveSource save, CancellationToken cancel) =>
                (await SaveAsync(product, new SourceId(id), wanted, caller, save, cancel)).Ok())
            .WithSummary("Change a source; it stays of its kind.").Produces<Made>();

        api.MapPost("/sources/{id:guid}/run", RunAsync)
            .WithSummary("Pull it now. 202 at once: ask the Location for the outcome. While it is being pulled, that import is answered.")
            .Produces<SourceRun>(StatusCodes.Status202Accepted);

        api.MapGet("/sources/{id:guid}/runs", async (Guid id, PageRequest page, Caller caller, SourceRuns runs, CancellationToken cancel) =>
                (await runs.RunAsync(new SourceId(id), caller, cancel)).Ok(rows => page.Slice(rows, row => row.Id.Value.ToString())))
            .WithSummary("The last 20 times it was pulled, newest first; each is an import.").Produces<Page<ImportRow>>();

        api.MapPost("/sources/{id:guid}/switch", async (
                Guid id, SourceSwitch wanted, Caller caller, EnableSource enable, CancellationToken cancel) =>
                await enable.RunAsync(new SourceId(id), wanted.Enabled, caller, cancel) is { Refusal: { } refusal }
                    ? Problems.Of(refusal)
                    : Results.NoContent())
            .WithSummary("Switch a source on or off.").Produces(StatusCodes.Status204NoContent);

        api.MapDelete("/sources/{id:guid}", async (Guid id, Caller caller, RemoveSource remove, CancellationToken cancel) =>
                await remove.RunAsync(new SourceId(id), caller, cancel) is { Refusal: { } refusal }
                    ? Problems.Of(refusal)
                    : Results.NoContent())
            .WithSummary("Take a source away; what was imported from it stays.").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<Result<Made>> SaveAsync(
        string product, SourceId? id, SourceRequest wanted, Actor caller, SaveSource save, CancellationToken cancel)
    {
        var draft = wanted.Draft();
        return draft.Succeeded
            ? (await save.RunAsync(product, id, draft.Value, caller, cancel)).Then(saved => new Made(saved.Value))
            : draft.Refusal;
    }

    private static async Task<IResult> RunAsync(Guid id, Caller caller, RunSource run, ImportQueue queue, CancellationToken cancel)
    {
        var ran = await run.RunAsync(new SourceId(id), caller, cancel);
        if (!ran.Succeeded)
            return Problems.Of(ran.Refusal);
        if (ran.Value.IsNew)
            queue.Enqueue(ran.Value.Import, caller);
        return Results.Accepted($"/api/v1/imports/{ran.Value.Import.Value}", ran.Value);
    }
}
