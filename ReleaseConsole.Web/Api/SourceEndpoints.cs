using ReleaseConsole.Core;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Ingest.Sources.Hooks;
using ReleaseConsole.Web.Ingest;

namespace ReleaseConsole.Web.Api;

/// <summary>A source as a caller sends it: its name, one outside place, and when it is pulled.</summary>
internal sealed record SourceRequest(
    string? Name, GitRequest? Git = null, McpRequest? Mcp = null, LangfuseRequest? Langfuse = null, MlflowRequest? Mlflow = null,
    int? EveryMinutes = null, HookScheme? Hook = null, string? HookSecret = null)
{
    public Result<SourceDraft> Draft() => new ImportRequest(Git, Mcp, Langfuse, Mlflow).Connection()
        .Then(connection => new SourceDraft(Name ?? "", connection, EveryMinutes, Hook, HookSecret));
}

internal sealed record SourceSwitch(bool Enabled);

/// <summary>The outside places a product is pulled from.</summary>
internal static class SourceEndpoints
{
    public static void MapSources(this RouteGroupBuilder api)
    {
        api.MapGet("/products/{product}/sources", async (string product, Caller caller, SourceBoard board, CancellationToken cancel) =>
                (await board.RunAsync(product, caller, cancel)).Ok(rows => new Page<SourceShown>(rows, Cursor: null)))
            .WithSummary("The sources with their schedule and how the last look ended.").Produces<Page<SourceShown>>();

        api.MapPost("/products/{product}/sources", async (
                string product, SourceRequest wanted, Caller caller, SaveSource save, CancellationToken cancel) =>
                (await SaveAsync(product, id: null, wanted, caller, save, cancel)).Created(made => $"/api/v1/sources/{made.Id}"))
            .WithSummary("Add a git, mcp, langfuse or mlflow source; secrets are named by reference.").Produces<Made>(StatusCodes.Status201Created);

        api.MapPut("/products/{product}/sources/{id:guid}", async (
                string product, Guid id, SourceRequest wanted, Caller caller, SaveSource save, CancellationToken cancel) =>
                (await SaveAsync(product, new SourceId(id), wanted, caller, save, cancel)).Ok())
            .WithSummary("Change a source; it stays of its kind.").Produces<Made>();

        api.MapPost("/sources/{id:guid}/run", RunAsync)
            .WithSummary("Pull it now. 202: ask the Location for the outcome.").Produces<SourceRun>(StatusCodes.Status202Accepted);

        api.MapPost("/sources/{id:guid}/switch", async (
                Guid id, SourceSwitch wanted, Caller caller, EnableSource enable, CancellationToken cancel) =>
                await enable.RunAsync(new SourceId(id), wanted.Enabled, caller, cancel) is { Refusal: { } refusal } ? Problems.Of(refusal) : Results.NoContent())
            .WithSummary("Switch a source on or off.").Produces(StatusCodes.Status204NoContent);

        api.MapDelete("/sources/{id:guid}", async (Guid id, Caller caller, RemoveSource remove, CancellationToken cancel) =>
                await remove.RunAsync(new SourceId(id), caller, cancel) is { Refusal: { } refusal } ? Problems.Of(refusal) : Results.NoContent())
            .WithSummary("Take a source away; what was imported from it stays.").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<Result<Made>> SaveAsync(
        string product, SourceId? id, SourceRequest wanted, Actor caller, SaveSource save, CancellationToken cancel)
    {
        var draft = wanted.Draft();
        return draft.Succeeded ? (await save.RunAsync(product, id, draft.Value, caller, cancel)).Then(saved => new Made(saved.Value)) : draft.Refusal;
    }

    private static async Task<IResult> RunAsync(Guid id, Caller caller, RunSource run, ImportQueue queue, CancellationToken cancel)
    {
        var ran = await run.RunAsync(new SourceId(id), caller, cancel);
        if (!ran.Succeeded)
            return Problems.Of(ran.Refusal);
        if (ran.Value.Import is not { } import)
            return Results.Ok(ran.Value);
        queue.Enqueue(import, caller);
        return Results.Accepted($"/api/v1/imports/{import.Value}", ran.Value);
    }
}
