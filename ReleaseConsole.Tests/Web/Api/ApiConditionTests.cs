using System.Text.Json.Nodes;
using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Tests.Web.Api;

/// <summary>An approval on conditions by http: what is open is told, stands in the way, and is said to be met.</summary>
[Collection(typeof(ApiTests))]
public sealed class ApiConditionTests(ApiHost host)
{
    private const string Base = $"/products/{ApiHost.Product}";

    [Fact]
    public async Task A_proposal_tells_its_conditions_and_goes_live_when_a_key_of_the_lane_said_they_are_met()
    {
        var tenant = await host.TenantAsync($"conditions-{Guid.CreateVersion7():n}");
        using var author = await host.KeyAsync(tenant, Role.PromptEngineer);
        using var manager = await host.KeyAsync(tenant, Role.ReleaseManager);
        await author.ImportAsync("2026.10.3");
        var (proposal, where) = await author.DoneAsync(
            "POST", $"{Base}/proposals", """{"release":"2026.10.3","environment":"development"}""");
        var lanes = proposal["requirements"]!.AsArray().Select(one => one!["lane"]?.GetValue<string>()).OfType<string>().ToList();
        foreach (var lane in lanes)
        {
            using var signer = await host.KeyAsync(tenant, Role.Reviewer, AccessWords.ParseLane(lane), $"{lane} signer");
            await signer.DoneAsync(
                "POST", where + "/decisions", Decision(proposal["digest"]!, lane, lane == lanes[0] ? "After the load test." : null));
        }

        var condition = (await author.ReadAsync(where))["conditions"]!.AsArray().ShouldHaveSingleItem()!;
        (condition["text"]!.GetValue<string>(), condition["state"]!.GetValue<string>(), condition["lane"]!.GetValue<string>())
            .ShouldBe(("After the load test.", "open", lanes[0]));
        using (var early = await manager.SendAsync("POST", where + "/deployment"))
            (await early.ProblemAsync(409, "conditions-open"))["detail"]!.GetValue<string>().ShouldContain("After the load test.");

        using var runner = await host.KeyAsync(tenant, Role.Reviewer, AccessWords.ParseLane(lanes[0]), "load tests");
        var at = $"{where}/conditions/{condition["id"]!.GetValue<string>()}/met";
        using (var silent = await runner.SendAsync("POST", at, """{"evidence":""}"""))
            await silent.ProblemAsync(422, "evidence-missing");
        using (var unknown = await runner.SendAsync("POST", $"{where}/conditions/first/met", """{"evidence":"It held."}"""))
            await unknown.ProblemAsync(404, "condition-not-there");
        foreach (var _ in Enumerable.Range(0, 2))
            using (var met = await runner.SendAsync("POST", at, """{"evidence":"Run 118 held."}""", ("Idempotency-Key", "run-118")))
                met.IsSuccessStatusCode.ShouldBeTrue();
        using (var twice = await runner.SendAsync("POST", at, """{"evidence":"Run 119 held too."}"""))
            await twice.ProblemAsync(409, "condition-met-already");

        var now = await author.ReadAsync(where);
        (now["state"]!.GetValue<string>(), now["conditions"]![0]!["state"]!.GetValue<string>()).ShouldBe(("approved", "met"));
        (now["conditions"]![0]!["met"]!["by"]!.GetValue<string>(), now["conditions"]![0]!["met"]!["evidence"]!.GetValue<string>())
            .ShouldBe(("load tests", "Run 118 held."));
        (await author.ReadAsync("/audit/events?action=ConditionMet"))["items"]!.AsArray().ShouldHaveSingleItem();
        await manager.DoneAsync("POST", where + "/deployment");
    }

    [Fact]
    public async Task The_description_has_the_call_and_the_conditions_of_a_proposal()
    {
        using var client = host.Anonymous();
        var document = JsonNode.Parse(
            await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken))!;
        var call = document["paths"]!["/api/v1/proposals/{id}/conditions/{condition}/met"]!["post"]!;
        call["parameters"]!.AsArray().Select(one => one!["name"]!.GetValue<string>())
            .ShouldBe(["id", "condition", "Idempotency-Key"], ignoreOrder: true);
        call["requestBody"]!.ToJsonString().ShouldContain("MetConditionRequest");
        var schemas = document["components"]!["schemas"]!;
        schemas["ProposalAnswer"]!["properties"]!["conditions"]!["items"]!["$ref"]!.GetValue<string>().ShouldEndWith("/ConditionShown");
        schemas["ConditionShown"]!["properties"]!.AsObject().Select(one => one.Key).ShouldBe(
            ["id", "text", "decisionId", "askedBy", "lane", "askedAt", "state", "met", "whyNot"], ignoreOrder: true);
        schemas["Requirement"]!["properties"]!.AsObject().ShouldNotContainKey("isOpen");
    }

    private static string Decision(JsonNode digest, string lane, string? conditions) => new JsonObject
    {
        ["digest"] = digest.GetValue<string>(),
        ["meaning"] = "approved",
        ["lane"] = lane,
        ["comment"] = "Looked at every change.",
        ["conditions"] = conditions,
    }.ToJsonString();
}
