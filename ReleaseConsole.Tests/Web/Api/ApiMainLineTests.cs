using System.Text.Json.Nodes;
using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Tests.Web.Api;

/// <summary>A pipeline that holds nothing but keys takes a product from files to live and back.</summary>
public abstract class ApiMainLineTests(ApiHost host)
{
    private const string Base = $"/products/{ApiHost.Product}";

    [Fact]
    public async Task By_http_alone_files_become_a_release_that_is_signed_goes_live_and_is_taken_back()
    {
        var tenant = await host.TenantAsync("mainline");
        using var author = await host.KeyAsync(tenant, Role.PromptEngineer);
        using var manager = await host.KeyAsync(tenant, Role.ReleaseManager);
        var signers = new Dictionary<string, HttpClient>();
        foreach (var lane in Enum.GetValues<Lane>())
            signers[lane.Word()] = await host.KeyAsync(tenant, Role.Reviewer, lane);

        foreach (var release in (string[])["2026.10.3", "2026.11.0"])
            (await author.ImportAsync(release))["state"]!.GetValue<string>().ShouldBe("finished");
        var releases = await author.ReadAsync($"{Base}/releases");
        releases["items"]!.AsArray().Select(one => one!["version"]!.GetValue<string>()).ShouldBe(["2026.11.0", "2026.10.3"]);

        await PutLiveAsync("2026.10.3");
        var compared = await author.ReadAsync($"{Base}/compare?from=env:production&to=2026.11.0");
        compared["changes"]!.AsArray().ShouldNotBeEmpty();
        compared["risk"]!.GetValue<string>().ShouldNotBeNullOrEmpty();
        await PutLiveAsync("2026.11.0");

        var (back, at) = await manager.DoneAsync(
            "POST", $"{Base}/environments/production/rollbacks", """{"to":"2026.10.3","reason":"Refunds go out unseen."}""");
        back["kind"]!.GetValue<string>().ShouldBe("rollback");
        await manager.DoneAsync("POST", at + "/decisions", Decision(back["digest"]!, lane: null));
        await DeployAsync(at);
        (await author.ReadAsync($"{Base}/environments/production/live"))["release"]!.GetValue<string>().ShouldBe("2026.10.3");
        (await author.ReadAsync("/audit/events?action=ReleaseWentLive"))["items"]!.AsArray().Count.ShouldBe(3);

        foreach (var signer in signers.Values)
            signer.Dispose();

        async Task PutLiveAsync(string release)
        {
            var (proposal, where) = await author.DoneAsync(
                "POST",
                $"{Base}/proposals", $$"""{"release":"{{release}}","environment":"production","note":"Look at the refund rule."}""");
            using var early = await manager.SendAsync("POST", where + "/deployment");
            await early.ProblemAsync(409, "not-approved");
            foreach (var lane in proposal["requirements"]!.AsArray().Select(one => one!["lane"]?.GetValue<string>()).OfType<string>())
                await signers[lane].DoneAsync("POST", where + "/decisions", Decision(proposal["digest"]!, lane));
            (await author.ReadAsync(where))["state"]!.GetValue<string>().ShouldBe("approved");
            await DeployAsync(where);
            (await author.ReadAsync($"{Base}/environments/production/live"))["release"]!.GetValue<string>().ShouldBe(release);
        }

        async Task DeployAsync(string proposal)
        {
            var (_, deployment) = await manager.DoneAsync("POST", proposal + "/deployment");
            var ended = await manager.UntilAsync(deployment, one => one["endedAt"] is not null);
            ended["state"]!.GetValue<string>().ShouldBe("succeeded");
        }
    }

    [Fact]
    public async Task Into_a_frozen_environment_nothing_is_put_live_but_by_the_role_that_may_break_it_with_its_reason()
    {
        var tenant = await host.TenantAsync("frozen");
        using var author = await host.KeyAsync(tenant, Role.PromptEngineer);
        using var manager = await host.KeyAsync(tenant, Role.ReleaseManager);
        using var compliance = await host.KeyAsync(tenant, Role.Reviewer, Lane.Compliance);
        await author.ImportAsync("2026.10.3");
        await AdoptAsync(
            "  - { environment: development, from: 2026-01-01T00:00:00Z, to: 2099-01-01T00:00:00Z, reason: Stock taking, break_glass: [release-manager] }");

        var (proposal, where) = await author.DoneAsync(
            "POST", $"{Base}/proposals", """{"release":"2026.10.3","environment":"development"}""");
        foreach (var lane in proposal["requirements"]!.AsArray().Select(one => one!["lane"]?.GetValue<string>()).OfType<string>())
        {
            using var signer = await host.KeyAsync(tenant, Role.Reviewer, AccessWords.ParseLane(lane));
            await signer.DoneAsync("POST", where + "/decisions", Decision(proposal["digest"]!, lane));
        }
        using (var frozen = await manager.SendAsync("POST", where + "/deployment"))
            (await frozen.ProblemAsync(409, "frozen"))["detail"]!.GetValue<string>().ShouldContain(
                "until 1 Jan 2099 00:00 UTC: Stock taking");
        using (var text = await manager.SendAsync("POST", where + "/deployment", "not json"))
            await text.ProblemAsync(400, "bad-json");
        (await author.ReadAsync($"{Base}/environments"))["freezes"]!.AsArray()
            .ShouldHaveSingleItem()!["reason"]!.GetValue<string>().ShouldBe("Stock taking");
        await manager.DoneAsync("POST", where + "/deployment", """{"breakFreeze":"It tells strangers their orders."}""");

        async Task AdoptAsync(string freezes)
        {
            var text = Core.Assess.RiskPolicy.DefaultText + "freezes:\n" + freezes + "\n";
            var draft = (await author.DoneAsync(
                "POST", $"{Base}/policy/drafts", new JsonObject { ["text"] = text, ["message"] = "Stock taking" }.ToJsonString())).Body;
            var open = (await author.DoneAsync(
                "POST", $"{Base}/policy/proposal",
                new JsonObject { ["policy"] = draft["digest"]!.GetValue<string>(), ["note"] = "Stock taking" }.ToJsonString())).Body;
            await compliance.DoneAsync("POST", $"{Base}/policy/proposal/decisions", Decision(open["digest"]!, "compliance"));
            await manager.DoneAsync(
                "POST", $"{Base}/policy/proposal/adoption",
                new JsonObject { ["digest"] = open["digest"]!.GetValue<string>() }.ToJsonString());
        }
    }

    private static string Decision(JsonNode digest, string? lane) => new JsonObject
    {
        ["digest"] = digest.GetValue<string>(),
        ["meaning"] = "approved",
        ["lane"] = lane,
        ["comment"] = "Looked at every change.",
    }.ToJsonString();
}

[Collection(typeof(ApiTests))]
public sealed class ApiMainLineOnSqliteTests(ApiHost host) : ApiMainLineTests(host);

[Collection(typeof(ApiOnPostgresTests))]
public sealed class ApiMainLineOnPostgresTests(PostgresApiHost postgres) : ApiMainLineTests(postgres.Host);
