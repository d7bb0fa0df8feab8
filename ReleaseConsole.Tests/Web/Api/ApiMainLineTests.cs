using System.Text.Json.Nodes;
using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Tests.Web.Api;

/// <summary>A pipeline that holds nothing but keys takes a product from files to live and back.</summary>
[Collection(typeof(ApiTests))]
public sealed class ApiMainLineTests(ApiHost host)
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
                "POST", $"{Base}/proposals", $$"""{"release":"{{release}}","environment":"production","note":"Look at the refund rule."}""");
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

    private static string Decision(JsonNode digest, string? lane) => new JsonObject
    {
        ["digest"] = digest.GetValue<string>(),
        ["meaning"] = "approved",
        ["lane"] = lane,
        ["comment"] = "Looked at every change.",
    }.ToJsonString();
}
