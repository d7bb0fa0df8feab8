using System.Text.Json.Nodes;
using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Tests.Web.Api;

/// <summary>What the comparison three ways says of a merge that nobody has made yet.</summary>
[Collection(typeof(ApiTests))]
public sealed class ApiMergeTests(ApiHost host)
{
    private const string Base = $"/products/{ApiHost.Product}";

    [Fact]
    public async Task It_tells_which_evaluations_go_along_into_a_merge_and_why_the_others_are_left_out()
    {
        using var author = await host.KeyAsync(await host.TenantAsync($"merge-{Guid.CreateVersion7():n}"), Role.PromptEngineer);
        await author.ImportAsync("2026.10.3");
        var ran = (await author.ReadAsync($"{Base}/releases/2026.10.3/manifest"))["evaluations"]!.AsArray()
            .ShouldHaveSingleItem()!["digest"]!
            .GetValue<string>();
        await MadeAsync(author, "a", "prompts/triage", "Be kind to everybody.\n");
        await MadeAsync(author, "b", "prompts/later", "Ask again tomorrow.\n", ran);
        await MadeAsync(author, "c", "prompts/other", "Say who you are.\n", ran);

        var left = await OnlyAsync(author, "a", "b");
        (left["goesAlong"]!.GetValue<bool>(), left["digest"]).ShouldBe((false, null));
        left["why"]!.GetValue<string>().ShouldStartWith("Left out: it ran on another prompts/triage");
        var along = await OnlyAsync(author, "b", "c");
        along["goesAlong"]!.GetValue<bool>().ShouldBeTrue();
        along["digest"]!.GetValue<string>().ShouldStartWith("sha256:");
        along["why"]!.GetValue<string>().ShouldBe("Goes along: it ran on what the merge holds.");
    }

    [Fact]
    public async Task The_description_names_what_is_told_of_each_evaluation()
    {
        using var client = host.Anonymous();
        var document = JsonNode.Parse(
            await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken))!;
        var schemas = document["components"]!["schemas"]!;
        schemas["AnsweredThreeWay"]!["properties"]!["evaluations"]!["items"]!["$ref"]!.GetValue<string>()
            .ShouldEndWith("/AnsweredEvaluation");
        schemas["AnsweredEvaluation"]!["properties"]!.AsObject().Select(one => one.Key)
            .ShouldBe(["path", "goesAlong", "digest", "why"], ignoreOrder: true);
    }

    private static async Task<JsonNode> OnlyAsync(HttpClient caller, string ours, string theirs) =>
        (await caller.ReadAsync($"{Base}/compare?from={ours}&to={theirs}&base=ancestor"))["threeWay"]!["evaluations"]!.AsArray()
            .ShouldHaveSingleItem()!;

    private static async Task MadeAsync(HttpClient author, string version, string prompt, string text, params string[] evaluations)
    {
        var path = Uri.EscapeDataString(prompt);
        var parent = await ParentAsync(author, path);
        var (saved, _) = await author.DoneAsync(
            "POST", $"{Base}/artifacts/prompt/{path}/versions",
            new JsonObject { ["content"] = text, ["message"] = "Other words", ["parent"] = parent }.ToJsonString());
        var pin = new JsonObject { ["kind"] = "prompt", ["path"] = prompt, ["digest"] = saved["digest"]!.GetValue<string>() };
        await author.DoneAsync(
            "POST", $"{Base}/releases",
            new JsonObject
            {
                ["version"] = version,
                ["from"] = "2026.10.3",
                ["set"] = new JsonArray(pin),
                ["evaluations"] = new JsonArray([.. evaluations.Select(one => (JsonNode)one)]),
            }.ToJsonString());
    }

    private static async Task<string?> ParentAsync(HttpClient author, string path)
    {
        using var read = await author.SendAsync("GET", $"{Base}/artifacts/prompt/{path}/versions");
        return read.IsSuccessStatusCode
            ? (await author.ReadAsync($"{Base}/artifacts/prompt/{path}/versions"))["items"]![0]!["digest"]!.GetValue<string>()
            : null;
    }
}
