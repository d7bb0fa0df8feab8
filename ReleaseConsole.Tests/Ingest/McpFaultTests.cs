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

    private static async Task<Refusal> RefusedAsync(TestConsole console, SourceConnection place, TimeSpan limit)
    {
        var folder = Directory.CreateTempSubdirectory("mcp-").FullName;
        await using var staging = new Staging(folder, new IngestOptions());
        return (await new McpSource(place, console.Get<McpLines>()) { Limit = limit }.StageAsync(staging, Cancel)).ShouldNotBeNull();
    }
}
