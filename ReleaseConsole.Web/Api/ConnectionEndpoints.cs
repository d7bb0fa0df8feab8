using ReleaseConsole.Core.Watch;
using ReleaseConsole.Core.WriteBack;

namespace ReleaseConsole.Web.Api;

/// <summary>Connections, their deliveries, and drift.</summary>
internal static class ConnectionEndpoints
{
    public static void MapConnections(this RouteGroupBuilder api)
    {
        MapTargets(api);
        MapDeliveries(api);
        MapDrift(api);
    }

    private static void MapTargets(RouteGroupBuilder api)
    {
        api.MapGet("/targets", async (string? product, PageRequest page, Caller caller, ConnectionBoard board, CancellationToken cancel) =>
                (await board.RunAsync(product, caller, cancel)).Ok(rows => page.Slice(rows, row => row.Id.Value.ToString())))
            .WithSummary("The connections with health and capabilities.").Produces<Page<ConnectionShown>>();

        api.MapPost("/products/{product}/targets", async (
                string product, TargetDraft draft, Caller caller, SaveTarget save, CancellationToken cancel) =>
                (await save.RunAsync(product, id: null, draft, caller, cancel)).Then(made => new Made(made.Value))
                    .Created(made => $"/api/v1/targets/{made.Id}"))
            .WithSummary("Add a connection; its secret is named by reference.").Produces<Made>(StatusCodes.Status201Created);

        api.MapPost("/targets/{id:guid}/check", async (Guid id, Caller caller, CheckTarget check, CancellationToken cancel) =>
                (await check.RunAsync(new TargetId(id), caller, cancel)).Ok())
            .WithSummary("Read a connection now and compare it with what is live; drift itself is recorded within a minute.")
            .Produces<TargetCheck>();
    }

    private static void MapDeliveries(RouteGroupBuilder api)
    {
        api.MapGet("/targets/{id:guid}/deliveries", async (
                Guid id, DeliveryState? state, PageRequest page, Caller caller, DeliveryLog log, CancellationToken cancel) =>
                (await log.RunAsync(new TargetId(id), state, page.Instant(), page.Limit + 1, caller, cancel))
                    .Ok(rows => page.Cut(rows, row => row.CreatedAt)))
            .WithSummary("What was sent to a connection, newest first.").Produces<Page<DeliveryShown>>();

        api.MapGet("/deliveries/{id:guid}", async (Guid id, Caller caller, DeliveryLog log, CancellationToken cancel) =>
                (await log.TraceAsync(new DeliveryId(id), caller, cancel)).Ok())
            .WithSummary("One delivery with its entries in the log.").Produces<DeliveryTrace>();

        api.MapPost("/deliveries/{id:guid}/replay",
        async (Guid id, Replay? how, Caller caller, ReplayDelivery replay, CancellationToken cancel) =>
                await replay.RunAsync(new DeliveryId(id), how?.Overwrite ?? false, caller, cancel) is { Refusal: { } refusal }
                    ? Problems.Of(refusal)
                    : Results.Accepted($"/api/v1/deliveries/{id}"))
            // Its body is optional, and a call without one names no type.
            .Accepts<Replay>(isOptional: true, "application/json", "*/*")
            .WithSummary("Send a refused or conflicting delivery again.").Produces(StatusCodes.Status202Accepted);

        api.MapPost("/deliveries/{id:guid}/settlement", async (
                Guid id, HandSettlement seen, Caller caller, SettleDelivery settle, CancellationToken cancel) =>
                await settle.RunAsync(new DeliveryId(id), seen.Arrived, seen.Note, caller, cancel) is { Refusal: { } refusal }
                    ? Problems.Of(refusal)
                    : Results.NoContent())
            .WithSummary("Say what is at a target whose answer is missing.").Produces(StatusCodes.Status204NoContent);
    }

    private static void MapDrift(RouteGroupBuilder api)
    {
        api.MapGet("/products/{product}/drift", async (
                string product, bool? all, PageRequest page, Caller caller, DriftList list, CancellationToken cancel) =>
                (await list.RunAsync(product, all ?? false, caller, cancel)).Ok(rows => page.Slice(
                    [.. rows.Where(row => all == true || row.State != DriftState.Adopted)], row => row.Id.Value.ToString())))
            .WithSummary(
                "What differs from what should be live and asks for a decision; ?all=true also what was decided and what has ended.")
                    .Produces<Page<DriftShown>>();

        api.MapGet("/drift/{id:guid}/difference", async (
                Guid id, Caller caller, DriftDifference difference, CancellationToken cancel) =>
                (await difference.RunAsync(new DriftId(id), caller, cancel)).Ok())
            .WithSummary("What a target holds now beside what is live, by meaning and as texts.").Produces<DriftDifferenceShown>();

        api.MapPost("/drift/{id:guid}/resolution", async (
                Guid id, DriftResolution wanted, Caller caller, ResolveDrift resolve, CancellationToken cancel) =>
                await resolve.RunAsync(new DriftId(id), wanted, caller, cancel) is { Refusal: { } refusal }
                    ? Problems.Of(refusal)
                    : Results.NoContent())
            .WithSummary("Adopt, revert or accept a drift.").Produces(StatusCodes.Status204NoContent);
    }
}
