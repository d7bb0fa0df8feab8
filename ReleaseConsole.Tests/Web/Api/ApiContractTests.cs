using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
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

/// <summary>What programs that call the API rely on, whatever call it is.</summary>
[Collection(typeof(ApiTests))]
public sealed class ApiContractTests(ApiHost host)
{
    private const string Base = $"/products/{ApiHost.Product}";
    private const string Triage = $"{Base}/artifacts/prompt/prompts%2Ftriage";

    private static int _tenants;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/no/such/call", 404, "unknown-call")]
    [InlineData("/no/such/call.json", 404, "unknown-call")]
    [InlineData("/products/nothing", 404, "unknown-product")]
    [InlineData("/proposals/0195b0a4-0000-7000-8000-000000000000", 404, "unknown-proposal")]
    [InlineData("/audit/events?cursor=*", 400, "bad-request")]
    [InlineData("/audit/proofs/inclusion?index=first", 400, "bad-request")]
    [InlineData($"{Base}/releases?cursor=eHh4", 400, "bad-request")]
    [InlineData($"{Triage}/versions?cursor=eHh4", 400, "bad-request")]
    [InlineData($"{Base}/artifacts?limit=many", 400, "bad-request")]
    public async Task A_refusal_is_a_problem_with_a_code_and_a_sentence(string path, int status, string code)
    {
        using var viewer = await host.KeyAsync(await TenantAsync(), Role.Auditor);
        using var answer = await viewer.SendAsync("GET", path);
        var problem = await answer.ProblemAsync(status, code);
        problem["type"]!.GetValue<string>().ShouldBe($"urn:release-console:problem:{code}");
        problem["status"]!.GetValue<int>().ShouldBe(status);
    }

    [Fact]
    public async Task Bad_json_is_answered_with_its_place()
    {
        using var author = await host.KeyAsync(await TenantAsync(), Role.PromptEngineer);
        using var answer = await author.SendAsync("POST", $"{Base}/proposals", "{\n  \"release\": nonsense }");
        (await answer.ProblemAsync(400, "bad-json"))["place"]!.GetValue<string>().ShouldContain(":2:");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_over_the_limit_is_too_large(bool withKey)
    {
        using var author = await host.KeyAsync(await TenantAsync(), Role.PromptEngineer);
        var body = new JsonObject { ["release"] = "1", ["environment"] = "production", ["note"] = new string('x', 1024 * 1024) }.ToJsonString();
        using var answer = await author.SendAsync("POST", $"{Base}/proposals", body, withKey ? [("Idempotency-Key", "too-large")] : []);
        await answer.ProblemAsync(413, "body-too-large");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task A_body_of_another_type_is_answered_as_that_and_not_as_an_unknown_call(string? type)
    {
        using var author = await host.KeyAsync(await TenantAsync(), Role.PromptEngineer);
        foreach (var (path, status, code) in new[]
        {
            ($"{Base}/proposals", 415, "unsupported-media-type"), (Triage + "/versions", 415, "unsupported-media-type"),
            ($"{Base}/nothing", 404, "unknown-call"),
        })
        {
            using var body = new ByteArrayContent("""{"release":"1","environment":"production"}"""u8.ToArray());
            body.Headers.ContentType = type is null ? null : new(type);
            using var answer = await author.PostAsync(new Uri("/api/v1" + path, UriKind.Relative), body, Cancel);
            await answer.ProblemAsync(status, code);
        }
    }

    [Fact]
    public async Task A_manifest_that_the_caller_has_is_not_sent_again()
    {
        using var author = await host.KeyAsync(await TenantAsync(), Role.PromptEngineer);
        var saved = (await author.DoneAsync("POST", Triage + "/versions", Version("Be kind.\n"))).Body["digest"]!.GetValue<string>();
        await author.DoneAsync("POST", $"{Base}/releases", new JsonObject
        {
            ["version"] = "1",
            ["notes"] = "The first",
            ["artifacts"] = new JsonArray(new JsonObject { ["kind"] = "prompt", ["path"] = "prompts/triage", ["digest"] = saved }),
        }.ToJsonString());
        using var read = await author.SendAsync("GET", $"{Base}/releases/1/manifest");
        var tag = read.Headers.ETag!.ToString();

        foreach (var known in new[] { tag, $"\"other\", {tag}", "W/" + tag, "*" })
        {
            using var unchanged = await author.SendAsync("GET", $"{Base}/releases/1/manifest", null, ("If-None-Match", known));
            ((int)unchanged.StatusCode).ShouldBe(304, known);
        }
        using var other = await author.SendAsync("GET", $"{Base}/releases/1/manifest", null, ("If-None-Match", "\"other\""));
        ((int)other.StatusCode).ShouldBe(200);
    }

    [Fact]
    public async Task The_same_idempotency_key_replays_the_same_request_and_refuses_another()
    {
        using var author = await host.KeyAsync(await TenantAsync(), Role.PromptEngineer);
        (string, string) key = ("Idempotency-Key", "\"save-1\"");
        using var first = await author.SendAsync("POST", Triage + "/versions", Version("Refund below 50 €.\n"), key);
        using var second = await author.SendAsync("POST", Triage + "/versions", Version("Refund below 50 €.\n"), key);
        using var other = await author.SendAsync("POST", Triage + "/versions", Version("Refund below 80 €.\n"), key);

        ((int)first.StatusCode).ShouldBe(201);
        ((int)second.StatusCode).ShouldBe(201);
        second.Headers.GetValues("Idempotency-Replayed").ShouldBe(["true"]);
        second.Headers.Location.ShouldBe(first.Headers.Location);
        (await second.Content.ReadAsStringAsync(Cancel)).ShouldBe(await first.Content.ReadAsStringAsync(Cancel));
        await other.ProblemAsync(422, "idempotency-mismatch");
        (await author.ReadAsync(Triage + "/versions"))["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_did_not_change_is_not_sent_again()
    {
        using var author = await host.KeyAsync(await TenantAsync(), Role.PromptEngineer);
        await author.DoneAsync("POST", Triage + "/versions", Version("Be kind.\n"));
        using var read = await author.SendAsync("GET", Triage);
        var tag = read.Headers.ETag!.ToString();

        using var unchanged = await author.SendAsync("GET", Triage, null, ("If-None-Match", tag));
        ((int)unchanged.StatusCode).ShouldBe(304);
        (await unchanged.Content.ReadAsByteArrayAsync(Cancel)).ShouldBeEmpty();
        var parent = JsonNode.Parse(await read.Content.ReadAsStringAsync(Cancel))!["newest"]!["digest"]!.GetValue<string>();
        await author.DoneAsync("POST", Triage + "/versions", Version("Be kind and brief.\n", parent));
        using var changed = await author.SendAsync("GET", Triage, null, ("If-None-Match", tag));
        ((int)changed.StatusCode).ShouldBe(200);
        using var slower = await author.SendAsync("POST", Triage + "/versions", Version("Be brief.\n", parent));
        await slower.ProblemAsync(409, "version-conflict");
    }

    [Theory]
    [InlineData("/products")]
    [InlineData(Base)]
    [InlineData($"{Base}/artifacts")]
    [InlineData($"{Base}/environments")]
    [InlineData($"{Base}/environments/production/history")]
    [InlineData($"{Base}/drift")]
    [InlineData("/targets")]
    [InlineData("/audit/events")]
    public async Task Every_read_carries_a_tag_and_is_not_sent_again_to_who_has_it(string path)
    {
        using var auditor = await host.KeyAsync(await TenantAsync(), Role.Auditor);
        using var read = await auditor.SendAsync("GET", path);
        using var again = await auditor.SendAsync("GET", path, null, ("If-None-Match", read.Headers.ETag!.ToString()));

        ((int)read.StatusCode, (int)again.StatusCode).ShouldBe((200, 304));
        (await again.Content.ReadAsByteArrayAsync(Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_call_whose_body_is_optional_is_heard_without_one()
    {
        using var manager = await host.KeyAsync(await TenantAsync(), Role.ReleaseManager);
        using var answer = await manager.SendAsync("POST", $"/deliveries/{Guid.CreateVersion7()}/replay");
        await answer.ProblemAsync(404, "unknown-delivery");
    }

    [Fact]
    public async Task A_list_is_walked_by_its_cursor_without_gap_or_repetition()
    {
        using var author = await host.KeyAsync(await TenantAsync(), Role.PromptEngineer);
        for (var i = 0; i < 5; i++)
            await author.DoneAsync("POST", $"{Base}/artifacts/prompt/prompts%2Fp{i}/versions", Version($"Prompt {i}.\n"));

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
        var tenant = await TenantAsync();
        var world = await WalkedWorld.MakeAsync(host.Services, tenant, ApiHost.Product);
        await AddPastAsync(tenant, world);
        using var viewer = await host.KeyAsync(tenant, Role.Viewer);

        var sent = await WalkAsync(viewer, $"/targets/{world.Row<TargetId>().Value}/deliveries?", row => row["id"]!.GetValue<string>());
        var live = await WalkAsync(viewer, $"{Base}/environments/{WalkedWorld.Environment}/history?", row => row["deployment"]!.GetValue<string>());

        (sent.Count, sent.Distinct().Count()).ShouldBe((6, 6));
        (live.Count, live.Distinct().Count()).ShouldBe((5, 5));
        using var bad = await viewer.SendAsync("GET", $"{Base}/environments/{WalkedWorld.Environment}/history?cursor={PageRequest.Cursor("x")}");
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
            var deployment = new Deployment(
                new DeploymentId(Guid.CreateVersion7()), tenant, release.ProductId, world.Row<EnvironmentId>(), world.Row<ProposalId>(), release.Id,
                release.ManifestDigest, null, Guid.Empty, "David", at);
            deployment.Succeed(at);
            db.Add(deployment);
            db.Add(new Delivery(
                new DeliveryId(Guid.CreateVersion7()), tenant, release.ProductId, world.Row<TargetId>(), deployment.Id, WalkedWorld.Environment,
                release.ManifestDigest, null, at));
            db.Add(new LiveRecord(
                Guid.CreateVersion7(), tenant, release.ProductId, world.Row<EnvironmentId>(), release.ManifestDigest, release.Id, deployment.Id, "David", at));
        }
        db.Record(Actor.Job(tenant, "test", "test"), new SomethingNoted("a past", []));
        await db.SaveChangesAsync(Cancel);
    }

    [Fact]
    public async Task The_description_holds_every_call_of_the_contract()
    {
        using var client = host.Anonymous();
        var document = JsonNode.Parse(await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), Cancel))!;
        var described = document["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(call => $"{call.Key.ToUpperInvariant()} {Unnamed(path.Key["/api/v1".Length..])}")).ToHashSet();
        Contract.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Unnamed)
            .Except(described).ShouldBeEmpty("\n" + string.Join('\n', described.Order()));
        JsonNode Call(string method, string path) => document["paths"]!["/api/v1" + path]![method]!;
        IEnumerable<string> Named(JsonNode call) => call["parameters"]!.AsArray().Select(one => one!["name"]!.GetValue<string>());
        Named(Call("get", "/products/{product}/releases")).ShouldBe(["product", "cursor", "limit", "If-None-Match"], ignoreOrder: true);
        Named(Call("post", "/products/{product}/releases")).ShouldBe(["product", "Idempotency-Key"], ignoreOrder: true);
        Call("post", "/products/{product}/imports")["requestBody"]!["content"]!.AsObject().ShouldContainKey("application/zip");
        foreach (var call in document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()))
            call.Value!["responses"]!["default"]!["content"]!.AsObject().ShouldContainKey("application/problem+json");
        document["components"]!["securitySchemes"]!["key"]!["scheme"]!.GetValue<string>().ShouldBe("bearer");
    }

    private const string Contract = """
        GET /products
        GET /products/{p}
        POST /products/{p}/imports
        GET /imports/{id}
        GET /products/{p}/artifacts
        GET /products/{p}/artifacts/{kind}/{path}
        GET /products/{p}/artifacts/{kind}/{path}/versions
        GET /products/{p}/artifacts/{kind}/{path}/versions/{n}
        GET /products/{p}/artifacts/{kind}/{path}/versions/{n}/export
        GET /products/{p}/artifacts/{kind}/{path}/versions/{n}/profile
        POST /products/{p}/artifacts/{kind}/{path}/versions
        GET /products/{p}/unresolved
        POST /unresolved/{id}/resolution
        DELETE /unresolved/{id}/resolution
        GET /products/{p}/identity-decisions
        GET /products/{p}/identity-rules
        PUT /products/{p}/identity-rules
        POST /products/{p}/releases
        GET /products/{p}/releases
        GET /products/{p}/releases/{r}
        GET /products/{p}/releases/{r}/manifest
        GET /products/{p}/compare
        POST /products/{p}/proposals
        GET /proposals/{id}
        POST /proposals/{id}/decisions
        POST /proposals/{id}/deployment
        GET /deployments/{id}
        GET /products/{p}/environments
        GET /products/{p}/environments/{e}
        GET /products/{p}/environments/{e}/history
        GET /products/{p}/environments/{e}/live
        POST /products/{p}/environments/{e}/rollbacks
        POST /products/{p}/environments/{e}/holds
        DELETE /products/{p}/environments/{e}/holds/{id}
        GET /targets
        POST /targets/{id}/check
        GET /targets/{id}/deliveries
        POST /deliveries/{id}/replay
        GET /products/{p}/drift
        POST /drift/{id}/resolution
        GET /audit/events
        GET /audit/checkpoint
        GET /audit/proofs/inclusion
        GET /audit/proofs/consistency
        GET /health/details
        """;

    private static string Unnamed(string call) => Regex.Replace(call, @"\{[^}]*\}", "{}");

    private static string Version(string content, string? parent = null) =>
        new JsonObject { ["content"] = content, ["message"] = "A change", ["parent"] = parent }.ToJsonString();

    private Task<TenantId> TenantAsync() => host.TenantAsync($"t{Interlocked.Increment(ref _tenants)}");
}
