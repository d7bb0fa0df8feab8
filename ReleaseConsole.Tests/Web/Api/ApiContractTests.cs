using System.Text.Json.Nodes;
using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Tests.Web.Api;

/// <summary>What programs that call the API rely on, whatever call it is.</summary>
public abstract class ApiContractTests(ApiHost host)
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
        var body =
            new JsonObject { ["release"] = "1", ["environment"] = "production", ["note"] = new string('x', 1024 * 1024) }.ToJsonString();
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

    private static string Version(string content, string? parent = null) =>
        new JsonObject { ["content"] = content, ["message"] = "A change", ["parent"] = parent }.ToJsonString();

    private Task<TenantId> TenantAsync() => host.TenantAsync($"t{Interlocked.Increment(ref _tenants)}");
}

[Collection(typeof(ApiTests))]
public sealed class ApiContractOnSqliteTests(ApiHost host) : ApiContractTests(host);

[Collection(typeof(ApiOnPostgresTests))]
public sealed class ApiContractOnPostgresTests(PostgresApiHost postgres) : ApiContractTests(postgres.Host);
