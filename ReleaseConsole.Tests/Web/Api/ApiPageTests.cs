using System.Text.Json.Nodes;
using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Tests.Web.Api;

[Collection(typeof(ApiTests))]
public sealed class ApiPageTests(ApiHost host)
{
    private const string Base = $"/products/{ApiHost.Product}";
    private const string Versions = $"{Base}/artifacts/prompt/prompts%2Ftriage/versions";

    [Theory]
    [InlineData("/products")]
    [InlineData("/targets")]
    [InlineData($"{Base}/drift")]
    [InlineData($"{Base}/unresolved")]
    [InlineData($"{Base}/environments")]
    [InlineData($"{Base}/sources")]
    public async Task Every_list_checks_its_limit_and_its_cursor(string list)
    {
        using var auditor = await host.KeyAsync(await host.TenantAsync($"pages-{Guid.CreateVersion7():n}"), Role.Auditor);
        foreach (var bad in new[] { "limit=many", "cursor=eHh4", "cursor=*" })
            using (var answer = await auditor.SendAsync("GET", $"{list}?{bad}"))
                await answer.ProblemAsync(400, "bad-request");
        (await auditor.ReadAsync($"{list}?limit=1")).AsObject().ShouldContainKey("cursor");
    }

    [Fact]
    public async Task Environments_and_targets_are_walked_a_page_at_a_time()
    {
        var tenant = await host.TenantAsync($"walked-{Guid.CreateVersion7():n}");
        using var admin = await host.KeyAsync(tenant, Role.Admin);
        foreach (var name in new[] { "b", "a", "c" })
            await admin.DoneAsync("POST", $"{Base}/targets", new JsonObject
            {
                ["name"] = name,
                ["kind"] = "webhook",
                ["address"] = $"https://{name}.example.invalid/",
                ["secret"] = "env:RC_SECRET_DESK",
                ["allowsPrivateNetwork"] = false,
            }.ToJsonString());

        (await WalkAsync(admin, $"{Base}/environments?", "environments")).ShouldBe(["development", "production"]);
        (await WalkAsync(admin, "/targets?", "items")).ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public async Task A_version_is_saved_over_the_one_that_if_match_names_and_over_no_other()
    {
        using var author = await host.KeyAsync(await host.TenantAsync($"matched-{Guid.CreateVersion7():n}"), Role.PromptEngineer);
        var first = (await author.DoneAsync("POST", Versions, Body("Be kind.\n"))).Body["digest"]!.GetValue<string>();
        using var read = await author.SendAsync("GET", Versions[..^"/versions".Length]);

        foreach (var (tag, body, status) in new[]
        {
            ("\"sha256:" + new string('0', 64) + "\"", "Be brief.\n", 412), ("W/" + read.Headers.ETag, "Be brief.\n", 412),
            ("nonsense", "Be brief.\n", 412),
            (read.Headers.ETag!.ToString(), "Be brief.\n", 201), ($"\"{first}\"", "Be kinder.\n", 412),
        })
        {
            using var answer = await author.SendAsync("POST", Versions, Body(body), ("If-Match", tag));
            ((int)answer.StatusCode).ShouldBe(status, tag);
            if (status == 412)
                await answer.ProblemAsync(412, "precondition-failed");
        }
    }

    private static string Body(string content) => new JsonObject { ["content"] = content, ["message"] = "Changed" }.ToJsonString();

    private static async Task<List<string>> WalkAsync(HttpClient client, string path, string items)
    {
        var seen = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await client.ReadAsync($"{path}limit=1&cursor={cursor}");
            seen.AddRange(page[items]!.AsArray().Select(item => item!["name"]!.GetValue<string>()));
            cursor = page["cursor"]?.GetValue<string>();
        }
        return seen;
    }
}
