using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Tests.Given;
using ReleaseConsole.Web.Api;

namespace ReleaseConsole.Tests.Web.Api;

/// <summary>Lists that are longer than an answer are walked by their cursor.</summary>
[Collection(typeof(ApiTests))]
public sealed class ApiCursorTests(ApiHost host)
{
    private const string Base = $"/products/{ApiHost.Product}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_is_walked_by_its_cursor_without_gap_or_repetition()
    {
        using var author = await host.KeyAsync(await host.TenantAsync("list-walked"), Role.PromptEngineer);
        for (var i = 0; i < 5; i++)
            await author.DoneAsync(
                "POST", $"{Base}/artifacts/prompt/prompts%2Fp{i}/versions",
                new JsonObject { ["content"] = $"Prompt {i}.\n", ["message"] = "A change" }.ToJsonString());

        foreach (var path in (string[])[$"{Base}/artifacts?", "/audit/events?q=prompts&"])
        {
            var seen = new List<string>();
            string? cursor = null;
            do
            {
                var page = await author.ReadAsync($"{path}limit=2&cursor={cursor}");
                page["items"]!.AsArray().Count.ShouldBeInRange(1, 2);
                seen.AddRange(page["items"]!.AsArray().Select(item => item!.ToJsonString()));
                cursor = page["cursor"]?.GetValue<string>();
            }
            while (cursor is not null);
            seen.Distinct().Count().ShouldBe(seen.Count);
            seen.Count.ShouldBe(5);
        }
    }

    [Fact]
    public async Task What_was_live_and_what_was_sent_are_walked_by_cursor_although_some_came_at_one_instant()
    {
        var tenant = await host.TenantAsync("past-walked");
        var world = await WalkedWorld.MakeAsync(host.Services, tenant, ApiHost.Product);
        await AddPastAsync(tenant, world);
        using var viewer = await host.KeyAsync(tenant, Role.Viewer);

        var sent = await WalkAsync(viewer, $"/targets/{world.Row<TargetId>().Value}/deliveries?", row => row["id"]!.GetValue<string>());
        var live = await WalkAsync(
            viewer, $"{Base}/environments/{WalkedWorld.Environment}/history?", row => row["deployment"]!.GetValue<string>());

        (sent.Count, sent.Distinct().Count()).ShouldBe((6, 6));
        (live.Count, live.Distinct().Count()).ShouldBe((5, 5));
        using var bad = await viewer.SendAsync(
            "GET", $"{Base}/environments/{WalkedWorld.Environment}/history?cursor={PageRequest.Cursor("x")}");
        await bad.ProblemAsync(400, "bad-request");
    }

    private static async Task<List<string>> WalkAsync(HttpClient client, string path, Func<JsonNode, string> name)
    {
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await client.ReadAsync($"{path}limit=2&cursor={cursor}");
            page["items"]!.AsArray().Count.ShouldBeInRange(1, 2);
            seen.AddRange(page["items"]!.AsArray().Select(item => name(item!)));
            cursor = page["cursor"]?.GetValue<string>();
        }
        while (cursor is not null);
        return seen;
    }

    /// <summary>Five more deployments with a delivery each: three began at one instant.</summary>
    private async Task AddPastAsync(TenantId tenant, WalkedWorld world)
    {
        await using var db = await host.Get<IDbContextFactory<ConsoleDb>>().OpenAsync(tenant, Cancel);
        var release = await db.Set<Release>().SingleAsync(Cancel);
        foreach (var ago in new[] { 1, 2, 2, 2, 3 })
        {
            var at = db.Now.AddDays(-ago);
            at = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerDay));
            var deployment = new Deployment
            {
                Id = new DeploymentId(Guid.CreateVersion7()),
                TenantId = tenant,
                ProductId = release.ProductId,
                EnvironmentId = world.Row<EnvironmentId>(),
                ProposalId = world.Row<ProposalId>(),
                ReleaseId = release.Id,
                ManifestDigest = release.ManifestDigest,
                Replaces = null,
                StartedById = Guid.Empty,
                StartedByName = "David",
                StartedAt = at,
            };
            deployment.Succeed(at);
            db.Add(deployment);
            db.Add(new Delivery(at)
            {
                Id = new DeliveryId(Guid.CreateVersion7()),
                TenantId = tenant,
                ProductId = release.ProductId,
                TargetId = world.Row<TargetId>(),
                DeploymentId = deployment.Id,
                Environment = WalkedWorld.Environment,
                ManifestDigest = release.ManifestDigest,
                Replaces = null,
            });
            db.Add(new LiveRecord(
                Guid.CreateVersion7(), tenant, release.ProductId, world.Row<EnvironmentId>(), release.ManifestDigest, release.Id,
                deployment.Id, "David", at));
        }
        db.Record(Actor.Job(tenant, "test", "test"), new SomethingNoted("a past", []));
        await db.SaveChangesAsync(Cancel);
    }
}
