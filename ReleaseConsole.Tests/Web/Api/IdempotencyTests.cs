using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Tests.Web.Api;

public abstract class IdempotencyTests(ApiHost host)
{
    private const string Versions = $"/products/{ApiHost.Product}/artifacts/prompt/prompts%2Ftriage/versions";
    private const string Kind = """{"content":"Be kind.\n","message":"The first"}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_many_at_once_under_one_key_one_is_done_and_the_others_replay_it_or_are_told_to_wait()
    {
        using var author = await host.KeyAsync(await host.TenantAsync("at-once"), Role.PromptEngineer);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(_ => author.SendAsync("POST", Versions, Kind, ("Idempotency-Key", "once"))));

        answers.Count(one => (int)one.StatusCode == 201 && !one.Headers.Contains("Idempotency-Replayed")).ShouldBe(1);
        foreach (var other in answers.Where(one => (int)one.StatusCode != 201))
            await other.ProblemAsync(409, "idempotency-running");
        (await author.ReadAsync(Versions))["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task While_the_first_request_runs_the_same_one_is_told_so_and_another_is_a_mismatch()
    {
        var tenant = await host.TenantAsync("running");
        using var author = await host.KeyAsync(tenant, Role.PromptEngineer, name: "running");
        // The first is a moment before its answer.
        var fingerprint = Digest.Of($"POST /api/v1{Versions}\n{Kind}");
        (await host.Get<IdempotentReplies>().BeginAsync(await ActorAsync(tenant), "slow", fingerprint, Cancel)).Outcome
            .ShouldBe(KeyedRequest.New);

        using var again = await author.SendAsync("POST", Versions, Kind, ("Idempotency-Key", "slow"));
        using var other = await author.SendAsync("POST", Versions, Kind.Replace("kind", "brief"), ("Idempotency-Key", "slow"));

        await again.ProblemAsync(409, "idempotency-running");
        await other.ProblemAsync(422, "idempotency-mismatch");
    }

    [Fact]
    public async Task A_refusal_that_depends_on_how_things_stand_is_judged_anew_under_the_same_key()
    {
        using var author = await host.KeyAsync(await host.TenantAsync("judged-anew"), Role.PromptEngineer);
        const string release = """{"release":"1","environment":"development"}""";
        using var early = await author.SendAsync("POST", $"/products/{ApiHost.Product}/proposals", release, ("Idempotency-Key", "propose"));
        await early.ProblemAsync(404, "unknown-release");
        var saved = (await author.DoneAsync("POST", Versions, Kind)).Body["digest"]!.GetValue<string>();
        await author.DoneAsync("POST", $"/products/{ApiHost.Product}/releases", new JsonObject
        {
            ["version"] = "1",
            ["notes"] = "The first",
            ["artifacts"] = new JsonArray(new JsonObject { ["kind"] = "prompt", ["path"] = "prompts/triage", ["digest"] = saved }),
        }.ToJsonString());

        using var later = await author.SendAsync("POST", $"/products/{ApiHost.Product}/proposals", release, ("Idempotency-Key", "propose"));
        ((int)later.StatusCode).ShouldBe(201, await later.Content.ReadAsStringAsync(Cancel));
    }

    private async Task<Actor> ActorAsync(TenantId tenant)
    {
        await using var db = await host.Get<IDbContextFactory<ConsoleDb>>().OpenAsync(tenant, Cancel);
        var identity = await db.Set<ServiceIdentity>().SingleAsync(one => one.Name == "running", Cancel);
        var key = await db.Set<ServiceKey>().SingleAsync(one => one.ServiceIdentityId == identity.Id, Cancel);
        return new Actor(ActorKind.Service, tenant, identity.Id, identity.Name, "test") { Key = key.Id };
    }
}

[Collection(typeof(ApiTests))]
public sealed class IdempotencyOnSqliteTests(ApiHost host) : IdempotencyTests(host);

[Collection(typeof(ApiOnPostgresTests))]
public sealed class IdempotencyOnPostgresTests(PostgresApiHost postgres) : IdempotencyTests(postgres.Host);
