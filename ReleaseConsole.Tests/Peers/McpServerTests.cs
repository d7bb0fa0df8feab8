using System.Diagnostics;
using System.Globalization;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Peers;

/// <summary>Tools of the Model Context Protocol project's own servers, over stdio and over streamable HTTP.</summary>
public sealed class McpServerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("everything", "tools/echo")]
    [InlineData("filesystem", "tools/read_text_file")]
    [InlineData("memory", "tools/create_entities")]
    public async Task The_tools_of_a_listed_server_are_taken_with_its_name_and_version(string server, string tool)
    {
        var folder = await NpmPeer.InstalledAsync("mcp-servers");
        await using var console = await TestConsole.StartAsync(Listed(folder, server), Cancel);
        var author = await console.AuthorAsync();

        var view = await console.PullAsync(author, new SourceConnection(SourceKind.Mcp, "") { Server = server });
        view.Outcomes.ShouldSatisfyAllConditions(
            counts => counts.Created.ShouldBeGreaterThan(5), counts => counts.Refused.ShouldBe(0), counts => counts.Unresolved.ShouldBe(0));
        var version = await console.NewestAsync(author, ArtifactKind.Tool, tool);
        version.From.OutsideId.ShouldNotBeNull().ShouldStartWith("mcp:");
        version.From.OutsideId.ShouldEndWith("/" + tool.Split('/')[1]);
        version.From.OutsideVersion.ShouldNotBeNullOrEmpty();
        version.Origin.ShouldContain($"of the listed server {server}");

        var again = await console.PullAsync(author, new SourceConnection(SourceKind.Mcp, "") { Server = server });
        again.Outcomes.Unchanged.ShouldBe(view.Outcomes.Created);
    }

    [Fact]
    public async Task A_server_that_speaks_streamable_HTTP_gives_the_same_tools()
    {
        var folder = await NpmPeer.InstalledAsync("mcp-servers");
        var port = NpmPeer.FreePort();
        using var server = Process.Start(new ProcessStartInfo("node", [Program(folder, "everything"), "streamableHttp"])
        {
            Environment = { ["PORT"] = port.ToString(CultureInfo.InvariantCulture) },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            await NpmPeer.AnswersAsync(port, server);
            await using var console = await TestConsole.OnSqliteAsync(Cancel);
            var actor = await console.PlatformEngineerAsync();
            var place = new SourceConnection(SourceKind.Mcp, $"http://127.0.0.1:{port}/mcp") { AllowsPrivateNetwork = true };

            var view = await console.PullAsync(actor, place);
            view.Outcomes.Created.ShouldBeGreaterThan(5);
            (await console.NewestAsync(actor, ArtifactKind.Tool, "tools/echo")).From.Location.ShouldBe(place.Address);
            (await console.RefusedAsync(await console.AuthorAsync(), place with { AllowsPrivateNetwork = false })).Code
                .ShouldBe("bad-address");
        }
        finally
        {
            server.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task A_command_that_is_not_listed_is_never_started()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var author = await console.AuthorAsync();
        foreach (var name in new[] { "node", "/bin/sh", "everything" })
            (await console.RefusedAsync(author, new SourceConnection(SourceKind.Mcp, "") { Server = name })).Code
                .ShouldBe("unknown-server");
    }

    [Fact]
    public async Task A_command_that_says_nothing_of_the_protocol_is_refused_and_its_process_ended()
    {
        var marker = $"rc-{Guid.CreateVersion7():n}";
        await using var console = await TestConsole.StartAsync(
            new()
            {
                ["ReleaseConsole:Ingest:McpServers:odd:Command"] = "/bin/sh",
                ["ReleaseConsole:Ingest:McpServers:odd:Arguments:0"] = "-c",
                ["ReleaseConsole:Ingest:McpServers:odd:Arguments:1"] = $"echo hello {marker}; exit 0",
            },
            Cancel);
        var author = await console.AuthorAsync();

        (await console.RefusedAsync(author, new SourceConnection(SourceKind.Mcp, "") { Server = "odd" })).Code
            .ShouldBe("source-not-reached");
        Directory.EnumerateDirectories("/proc").Select(one => Path.Combine(one, "cmdline")).Where(File.Exists)
            .Any(file => ReadOrNothing(file).Contains(marker, StringComparison.Ordinal)).ShouldBeFalse();
        var run = (await console.Get<ImportHistory>().RunAsync(TestConsole.ProductSlug, author, Cancel)).Value.ShouldHaveSingleItem();
        (run.State, run.Total).ShouldBe((ImportState.Failed, 0));
    }

    private static Dictionary<string, string?> Listed(string folder, string server) => new()
    {
        [$"ReleaseConsole:Ingest:McpServers:{server}:Command"] = "node",
        [$"ReleaseConsole:Ingest:McpServers:{server}:Arguments:0"] = Program(folder, server),
        [$"ReleaseConsole:Ingest:McpServers:{server}:Arguments:1"] = server == "filesystem" ? Path.GetTempPath() : "stdio",
    };

    private static string Program(string folder, string server) =>
        Path.Combine(folder, "node_modules", "@modelcontextprotocol", $"server-{server}", "dist", "index.js");

    private static string ReadOrNothing(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
