using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources.Hooks;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Web.Api;

/// <summary>Sources and their signed calls over HTTP, in the real program with its clocks.</summary>
[Collection(typeof(ApiTests))]
public sealed class SourceApiTests(ApiHost host)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_admin_saves_a_source_an_author_pulls_it_and_the_version_says_from_which_commit()
    {
        var tenant = await host.TenantAsync("pulling");
        using var admin = await host.KeyAsync(tenant, Role.Admin);
        using var author = await host.KeyAsync(tenant, Role.PromptEngineer);
        using var scratch = new Scratch();
        var git = GivenGit.In(scratch.Folder);
        var commit = git.Commit("main", ("prompts/triage.md", "Be kind.\n"));

        var made = await AskAsync(admin, HttpMethod.Post, "/products/support-agent/sources", new
        {
            name = "forge",
            git = new { url = git.Remote, @ref = "main", allowsPrivateNetwork = true, files = new[] { "prompts/" } },
        });
        made.Status.ShouldBe(HttpStatusCode.Created, made.Body);
        var id = JsonNode.Parse(made.Body)!["id"]!.GetValue<Guid>();
        var ran = await AskAsync(author, HttpMethod.Post, $"/sources/{id}/run", body: null);
        ran.Status.ShouldBe(HttpStatusCode.Accepted, ran.Body);
        await FinishedAsync(author, ran.Location!);

        var versions = await AskAsync(
            author, HttpMethod.Get, "/products/support-agent/artifacts/prompt/prompts%2Ftriage/versions", body: null);
        var newest = JsonNode.Parse(versions.Body)!["items"]![0]!;
        newest["from"]!["commit"]!.GetValue<string>().ShouldBe(commit);
        newest["from"]!["by"]!.GetValue<string>().ShouldStartWith("PromptEngineer");
    }

    [Fact]
    public async Task An_import_can_name_a_place_once_and_an_author_reaches_public_ones_only()
    {
        var tenant = await host.TenantAsync("pulling-once");
        using var author = await host.KeyAsync(tenant, Role.PromptEngineer);
        async Task<(HttpStatusCode, string)> CodeAsync(object body)
        {
            var answer = await AskAsync(author, HttpMethod.Post, "/products/support-agent/imports", body);
            return (answer.Status, JsonNode.Parse(answer.Body)!["code"]!.GetValue<string>());
        }

        (await CodeAsync(new { git = new { url = "https://169.254.169.254/latest.git" } }))
            .ShouldBe((HttpStatusCode.UnprocessableEntity, "bad-address"));
        (await CodeAsync(new { git = new { url = "https://localhost/a.git" } }))
            .ShouldBe((HttpStatusCode.UnprocessableEntity, "bad-address"));
        (await CodeAsync(new { git = new { url = "https://forge.example.com/a.git", credential = "env:RC_SECRET_X" } }))
            .ShouldBe((HttpStatusCode.Forbidden, "needs-connect"));
        (await CodeAsync(new { mcp = new { server = "sh" } })).ShouldBe((HttpStatusCode.UnprocessableEntity, "unknown-server"));
        (await CodeAsync(new { langfuse = new { url = "https://localhost:1" } }))
            .ShouldBe((HttpStatusCode.UnprocessableEntity, "credential-missing"));
        (await CodeAsync(new { })).ShouldBe((HttpStatusCode.UnprocessableEntity, "unknown-source"));
        (await CodeAsync(new { git = new { url = "https://a.example/x" }, mlflow = new { url = "https://b.example" } }))
            .ShouldBe((HttpStatusCode.UnprocessableEntity, "unknown-source"));
    }

    [Fact]
    public async Task A_place_that_is_pulled_once_is_asked_for_in_the_formats_of_the_address()
    {
        var tenant = await host.TenantAsync("pulling-named");
        using var author = await host.KeyAsync(tenant, Role.PromptEngineer);

        var taken = await AskAsync(
            author, HttpMethod.Post, "/products/support-agent/imports?format=notes%2Ftone.md%3Dmarkdown-prompt&format=*%3Dcsv-dataset",
            new { mlflow = new { url = "https://localhost:1" } });

        taken.Status.ShouldBe(HttpStatusCode.Accepted, taken.Body);
        await using var db = await host.Get<IDbContextFactory<ConsoleDb>>().OpenAsync(tenant, Cancel);
        (await db.Set<Import>().AsNoTracking().SingleAsync(Cancel)).Reads().Formats.ShouldNotBeNull().ShouldBe(
            new Dictionary<string, string> { ["notes/tone.md"] = "markdown-prompt", ["*"] = "csv-dataset" }, ignoreOrder: true);
    }

    [Fact]
    public async Task A_place_that_does_not_answer_is_told_by_its_import_and_not_by_the_call()
    {
        var tenant = await host.TenantAsync("pulling-nothing");
        using var author = await host.KeyAsync(tenant, Role.PromptEngineer);

        var taken = await AskAsync(
            author, HttpMethod.Post, "/products/support-agent/imports", new { mlflow = new { url = "https://localhost:1" } });

        taken.Status.ShouldBe(HttpStatusCode.Accepted, taken.Body);
        var ended = await author.UntilAsync(taken.Location!["/api/v1".Length..], import => import["state"]!.GetValue<string>() == "failed");
        ended["problem"]!.GetValue<string>().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_signed_call_needs_no_key_and_ends_in_a_pull()
    {
        var tenant = await host.TenantAsync("calling");
        using var admin = await host.KeyAsync(tenant, Role.Admin);
        using var author = await host.KeyAsync(tenant, Role.PromptEngineer);
        using var anonymous = host.Anonymous();
        using var scratch = new Scratch();
        var git = GivenGit.In(scratch.Folder);
        git.Commit("main", ("prompts/triage.md", "Be kind.\n"));
        Environment.SetEnvironmentVariable("RC_SECRET_HOOK", "hush");
        await AskAsync(admin, HttpMethod.Post, "/products/support-agent/sources", new
        {
            name = "forge",
            git = new { url = git.Remote, allowsPrivateNetwork = true, @ref = "main" },
            hook = "github",
            hookSecret = "env:RC_SECRET_HOOK",
        });
        var source =
            JsonNode.Parse((await AskAsync(admin, HttpMethod.Get, "/products/support-agent/sources", body: null)).Body)!["items"]![0]!;
        var address = $"/api/v1/hooks/{source["hookKey"]!.GetValue<Guid>()}";
        const string body = """{ "ref" : "refs/heads/main" }""";

        (await CallAsync(anonymous, address, body, "sha256=" + new string('0', 64), "d-1")).ShouldBe(HttpStatusCode.Forbidden);
        (await CallAsync(anonymous, "/api/v1/hooks/" + Guid.CreateVersion7(), body, Signed(body), "d-1")).ShouldBe(HttpStatusCode.NotFound);
        (await CallAsync(anonymous, address, new string(' ', 1024 * 1024 + 1), Signed(body), "d-1"))
            .ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await CallAsync(anonymous, address, body, Signed(body), "d-1")).ShouldBe(HttpStatusCode.Accepted);
        (await CallAsync(anonymous, address, body, Signed(body), "d-1"))
            .ShouldBe(HttpStatusCode.Accepted, "a call that comes twice is no fault of its sender");

        string? import = null;
        while (import is null)
        {
            var shown =
                JsonNode.Parse((await AskAsync(author, HttpMethod.Get, "/products/support-agent/sources", body: null)).Body)!["items"]![0]!;
            shown["hookKey"].ShouldBeNull("an author does not see where it calls");
            import = shown["lastImport"]?.GetValue<Guid>().ToString();
            await Task.Delay(TimeSpan.FromMilliseconds(100), Cancel);
        }
        await FinishedAsync(author, "/api/v1/imports/" + import);
    }

    [Fact]
    public async Task A_signed_call_with_a_broken_body_is_answered_and_never_by_a_fault()
    {
        var tenant = await host.TenantAsync("broken-calls");
        using var admin = await host.KeyAsync(tenant, Role.Admin);
        using var anonymous = host.Anonymous();
        using var scratch = new Scratch();
        foreach (var scheme in Enum.GetValues<HookScheme>())
        {
            Environment.SetEnvironmentVariable($"RC_SECRET_{scheme}", GivenCalls.Secret(scheme));
            var made = await AskAsync(admin, HttpMethod.Post, "/products/support-agent/sources", new
            {
                name = $"{scheme}",
                git = new { url = GivenGit.In(scratch.Folder).Remote, allowsPrivateNetwork = true, @ref = "never" },
                hook = $"{scheme}".ToLowerInvariant(),
                hookSecret = $"env:RC_SECRET_{scheme}",
            });
            var id = JsonNode.Parse(made.Body)!["id"]!.GetValue<string>();
            var all = JsonNode.Parse(
                (await AskAsync(admin, HttpMethod.Get, "/products/support-agent/sources", body: null)).Body)!["items"]!;
            var key = all.AsArray().Single(one => one!["id"]!.GetValue<string>() == id)!["hookKey"]!.GetValue<Guid>();
            var calls = 0;
            await Broken.EachAsync([GivenCalls.Body(scheme)], Broken.CostlyRuns / 5, async (_, body) =>
            {
                var call = GivenCalls.Signed(scheme, body, TimeProvider.System.GetUtcNow(), $"d-{calls++}");
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/v1/hooks/{key}", UriKind.Relative))
                {
                    Content = new ByteArrayContent(body),
                };
                foreach (var (name, value) in call.Headers)
                    request.Headers.TryAddWithoutValidation(name, value);
                using var answer = await anonymous.SendAsync(request, Cancel);
                answer.StatusCode.ShouldBeOneOf(HttpStatusCode.Accepted, HttpStatusCode.Conflict, HttpStatusCode.TooManyRequests);
            });
        }
    }

    private static string Signed(string body) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData("hush"u8, Encoding.UTF8.GetBytes(body)));

    private static async Task<HttpStatusCode> CallAsync(HttpClient client, string address, string body, string signature, string delivery)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative))
        {
            Content = new StringContent(
            body, Encoding.UTF8, "application/json")
        };
        request.Headers.Add("X-Hub-Signature-256", signature);
        request.Headers.Add("X-GitHub-Delivery", delivery);
        request.Headers.Add("X-GitHub-Event", "push");
        // A body that is too large is refused before it is sent.
        request.Headers.ExpectContinue = true;
        using var answer = await client.SendAsync(request, Cancel);
        return answer.StatusCode;
    }

    private static async Task FinishedAsync(HttpClient client, string import)
    {
        for (string? state = null; state != "finished";)
        {
            var answer = await client.GetFromJsonAsync<JsonNode>(new Uri(import, UriKind.Relative), Cancel);
            state = answer!["state"]!.GetValue<string>();
            state.ShouldNotBe("failed", answer.ToJsonString());
            await Task.Delay(TimeSpan.FromMilliseconds(50), Cancel);
        }
    }

    private static async Task<(HttpStatusCode Status, string Body, string? Location)> AskAsync(
        HttpClient client, HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, new Uri("/api/v1" + path, UriKind.Relative));
        if (body is not null)
            request.Content = JsonContent.Create(body);
        using var answer = await client.SendAsync(request, Cancel);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel), answer.Headers.Location?.ToString());
    }

    private sealed class Scratch : IDisposable
    {
        public string Folder { get; } = Directory.CreateTempSubdirectory("release-console-forge-").FullName;

        public void Dispose() => Directory.Delete(Folder, recursive: true);
    }
}
