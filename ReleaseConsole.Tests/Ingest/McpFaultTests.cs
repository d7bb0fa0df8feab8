using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

/// <summary>What is said when an MCP server is not one, or does not come to an end.</summary>
public sealed class McpFaultTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_address_that_redirects_is_told_as_a_redirect() => (await RefusedAsync(context =>
    {
        context.Response.Redirect("https://elsewhere.example.com/");
        return Task.CompletedTask;
    })).Sentence.ShouldBe("127.0.0.1 answered 302, a redirect; redirects are not followed. Give the address it leads to.");

    [Fact]
    public async Task An_address_of_a_web_page_is_told_as_no_endpoint() => (await RefusedAsync(context =>
    {
        context.Response.ContentType = "text/html";
        return context.Response.WriteAsync("<html><body>Welcome.</body></html>", Cancel);
    })).Sentence.ShouldEndWith("no message of the Model Context Protocol. Is this the address of its MCP endpoint?");

    [Fact]
    public async Task An_address_that_does_not_answer_has_no_process_that_is_ended() => (await RefusedAsync(
        context => Task.Delay(Timeout.Infinite, context.RequestAborted), TimeSpan.FromSeconds(1))).Sentence
        .ShouldBe("127.0.0.1 did not answer within 1 s.");

    [Fact]
    public async Task A_listed_command_that_does_not_answer_is_ended()
    {
        await using var console = await TestConsole.StartAsync(
            new()
            {
                ["ReleaseConsole:Ingest:McpServers:hang:Command"] = "sleep",
                ["ReleaseConsole:Ingest:McpServers:hang:Arguments:0"] = "600",
            },
            Cancel);
        (await RefusedAsync(console, new SourceConnection(SourceKind.Mcp, "") { Server = "hang" }, TimeSpan.FromSeconds(1))).Sentence
            .ShouldBe("hang did not answer within 1 s. Its process was ended.");
    }

    [Fact]
    public async Task What_a_command_writes_before_it_fails_is_shown_without_the_secrets_it_was_given()
    {
        await using var console = await TestConsole.StartAsync(
            Shell("""
                echo "Traceback (most recent call last):" >&2; echo "  File main.py, line 3" >&2
                echo "ValueError: token $TOKEN and key ghp_0123456789abcdefghijABCDEFGHIJ012345 were refused" >&2; exit 3
                """), Cancel);
        console.Secret("token", "hush-hush-4711");

        (await RefusedAsync(console, Listed, TimeSpan.FromSeconds(30))).Sentence
            .ShouldEndWith(" The server wrote: “Traceback (most recent call last): / ValueError: token [secret] and key [GitHub token] were refused”");
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":2,"error":{"code":-32602,"message":"Unsupported protocol version","data":{"supported":["2024-11-05"]}}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":2,"error":{"code":-32602,"message":"Unsupported protocol version"}}""")]
    public async Task A_server_that_refuses_the_newest_version_is_asked_in_an_older_one(string refused)
    {
        await using var console = await TestConsole.StartAsync(
            Shell($$$$"""
                while IFS= read -r line; do case "$line" in
                *server/discover*) echo '{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"Method not found"}}';;
                *2024-11-05*initialize*|*initialize*2024-11-05*) echo '{"jsonrpc":"2.0","id":2,"result":{"protocolVersion":"2024-11-05","capabilities":{"tools":{}},"serverInfo":{"name":"old","version":"0.1"}}}';;
                *'"initialize"'*) echo '{{{{refused}}}}';;
                *tools/list*) echo '{"jsonrpc":"2.0","id":3,"result":{"tools":[{"name":"lookup","inputSchema":{"type":"object"}}]}}';;
                esac; done
                """), Cancel);

        (await ListAsync(console, Listed, TimeSpan.FromSeconds(30))).ShouldBeNull();
    }

    [Fact]
    public async Task A_server_that_ends_at_a_question_it_does_not_know_is_asked_as_before()
    {
        await using var console = await TestConsole.StartAsync(
            Shell("""
                IFS= read -r line; case "$line" in *initialize*) ;; *) echo "expected initialize" >&2; exit 1;; esac
                id=${line#*'"id":'}; id=${id%%[,\}]*}
                echo "{\"jsonrpc\":\"2.0\",\"id\":$id,\"result\":{\"protocolVersion\":\"2025-03-26\",\"capabilities\":{\"tools\":{}},\"serverInfo\":{\"name\":\"strict\",\"version\":\"1\"}}}"
                while IFS= read -r line; do case "$line" in *tools/list*)
                id=${line#*'"id":'}; id=${id%%[,\}]*}
                echo "{\"jsonrpc\":\"2.0\",\"id\":$id,\"result\":{\"tools\":[{\"name\":\"lookup\",\"inputSchema\":{\"type\":\"object\"}}]}}";; esac; done
                """), Cancel);

        (await ListAsync(console, Listed, TimeSpan.FromSeconds(30))).ShouldBeNull();
    }

    private static SourceConnection Listed => new(SourceKind.Mcp, "") { Server = "shop" };

    private static Dictionary<string, string?> Shell(string script) => new()
    {
        ["ReleaseConsole:Ingest:McpServers:shop:Command"] = "/bin/sh",
        ["ReleaseConsole:Ingest:McpServers:shop:Arguments:0"] = "-c",
        ["ReleaseConsole:Ingest:McpServers:shop:Arguments:1"] = script,
        ["ReleaseConsole:Ingest:McpServers:shop:Environment:TOKEN"] = script.Contains("$TOKEN", StringComparison.Ordinal) ? "file:token" : "none",
    };

    private static async Task<Refusal> RefusedAsync(RequestDelegate answer, TimeSpan? limit = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.Run(answer);
        await app.StartAsync(Cancel);
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        return await RefusedAsync(
            console, new SourceConnection(SourceKind.Mcp, app.Urls.First()) { AllowsPrivateNetwork = true },
            limit ?? TimeSpan.FromSeconds(60));
    }

    private static async Task<Refusal> RefusedAsync(TestConsole console, SourceConnection place, TimeSpan limit) =>
        (await ListAsync(console, place, limit)).ShouldNotBeNull();

    private static async Task<Refusal?> ListAsync(TestConsole console, SourceConnection place, TimeSpan limit)
    {
        var folder = Directory.CreateTempSubdirectory("mcp-").FullName;
        await using var staging = new Staging(folder, new IngestOptions());
        return await new McpSource(place, console.Get<McpLines>()) { Limit = limit }.StageAsync(staging, Cancel);
    }
}
