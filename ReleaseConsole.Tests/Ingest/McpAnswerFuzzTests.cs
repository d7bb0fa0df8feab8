using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Outside;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

/// <summary>
/// Servers of the Model Context Protocol that answer nonsense: ten thousand talks over each kind of line end in tools or a no.
/// </summary>
public sealed class McpAnswerFuzzTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("pipes")]
    [InlineData("json")]
    [InlineData("events")]
    public async Task A_broken_answer_of_a_live_server_is_taken_or_refused(string how)
    {
        foreach (var server in new[] { GivenMcp.Older, GivenMcp.Newer }.Select(one => how switch
        {
            "json" => one.AsJson(),
            "events" => one.AsEvents(),
            _ => one,
        }))
        {
            var places = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Place(how)).ToList();
            (await places[0].ListAsync(server)).ShouldBeNull();
            await Broken.SideBySideAsync(
                server.Answers, Broken.Runs / 2, places, (place, answer, bytes) => place.ListAsync(server.With(answer, bytes)));
            places.Sum(place => place.Took).ShouldBeInRange(10, places.Sum(place => place.Heard) - 10);
            places.ForEach(place => place.Dispose());
        }
    }

    [Theory]
    [InlineData("program")]
    [InlineData("address")]
    public async Task So_is_one_of_a_program_that_was_started_and_of_an_address_that_was_called(string how)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var places = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Place(how, console)).ToList();
        var server = how == "address" ? GivenMcp.Older.AsJson() : GivenMcp.Older;
        (await places[0].ListAsync(server)).ShouldBeNull();
        await Broken.SideBySideAsync(
            server.Answers, Broken.CostlyRuns, places, (place, answer, bytes) => place.ListAsync(server.With(answer, bytes)));
        places.ForEach(place => place.Dispose());
    }

    [Fact]
    public Task A_broken_line_is_a_message_chatter_or_refused() => Broken.EachAsync(
        [.. GivenMcp.Older.Answers, .. GivenMcp.Newer.Answers], bytes =>
        {
            var read = McpMessage.Read("shop", bytes);
            (read.Succeeded || read.Refusal.Sentence.Length > 0).ShouldBeTrue();
            return Task.CompletedTask;
        });

    [Fact]
    public Task A_broken_list_of_tools_is_a_page_or_refused() => Broken.EachAsync(
        [.. GivenMcp.Older.Answers.Skip(3), .. GivenMcp.Newer.Answers.Skip(1)], bytes =>
        {
            if (Result(bytes) is { } result)
            {
                var read = McpToolPage.Read("shop", result);
                (read.Succeeded || read.Refusal.Sentence.Length > 0).ShouldBeTrue();
            }
            return Task.CompletedTask;
        });

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":2,"result":{"tools":[],"nextCursor":"on"}}""", "too-many-pages")]
    [InlineData("""{"jsonrpc":"2.0","id":2,"result":{"tools":[],"nextCursor":7}}""", "source-not-understood")]
    [InlineData("""{"jsonrpc":"2.0","id":7,"result":{"tools":[]}}""", "source-not-understood")]
    [InlineData("""{"jsonrpc":"2.0","id":2,"result":{"tools":[],"tools":[]}}""", "source-not-understood")]
    [InlineData("""{"jsonrpc":"2.0","id":2,"result":{"tools":[{"name":"a\u0000b","inputSchema":{}}]}}""", "source-not-understood")]
    [InlineData("""{"jsonrpc":"2.0","id":2,"error":{"code":-32603,"message":"Out of order."}}""", "source-not-reached")]
    [InlineData("""{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"Parse error"}}""", "source-not-reached")]
    public async Task What_cannot_be_an_answer_is_refused_at_once(string answer, string code)
    {
        using var place = new Place("pipes");
        var again = answer.Replace("\"id\":2", "\"id\":3", StringComparison.Ordinal);
        var server = new GivenMcp([GivenMcp.Newer.Answers[0], Encoding.UTF8.GetBytes(answer), Encoding.UTF8.GetBytes(again)]);
        (await place.ListAsync(server)).ShouldNotBeNull().Code.ShouldBe(code);
    }

    [Fact]
    public async Task A_page_that_comes_again_is_named_before_its_tools_are_taken_twice()
    {
        const string page =
            """{"jsonrpc":"2.0","id":2,"result":{"tools":[{"name":"refund","inputSchema":{"type":"object"}}],"nextCursor":"on"}}""";
        using var place = new Place("pipes");
        var again = page.Replace("\"id\":2", "\"id\":3", StringComparison.Ordinal);
        var server = new GivenMcp([GivenMcp.Newer.Answers[0], Encoding.UTF8.GetBytes(page), Encoding.UTF8.GetBytes(again)]);
        (await place.ListAsync(server)).ShouldNotBeNull().Sentence.ShouldContain("goes on at page “on” once more: its list has no end.");
    }

    /// <summary>The result as the library hands it on: taken out of the message, and otherwise unread.</summary>
    private static JsonNode? Result(byte[] bytes)
    {
        try
        {
            return (JsonSerializer.Deserialize<JsonRpcMessage>(bytes, McpJsonUtilities.DefaultOptions) as JsonRpcResponse)?.Result;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>One worker's place for what it takes, and its line to the server.</summary>
    private sealed class Place(string how, TestConsole? console = null) : IDisposable
    {
        private static readonly SourceConnection Address = new(SourceKind.Mcp, "https://shop.example/mcp");
        private static readonly SourceConnection Program = new(SourceKind.Mcp, "") { Server = "shop" };
        private readonly string _folder = Directory.CreateTempSubdirectory("fuzzed-").FullName;

        public int Heard { get; private set; }

        /// <summary>How many talks ended without a refusal.</summary>
        public int Took { get; private set; }

        public async Task<Refusal?> ListAsync(GivenMcp server)
        {
            await using var staging = new Staging(_folder, new IngestOptions());
            var refusal = console is null ? await OverAsync(server, staging)
                : how == "address" ? await CallAsync(console, server, staging)
                : await StartAsync(console, server, staging);
            (refusal is null || refusal.Sentence.Length > 0).ShouldBeTrue();
            (Heard, Took) = (Heard + 1, Took + (refusal is null ? 1 : 0));
            return refusal;
        }

        public void Dispose() => Directory.Delete(_folder, recursive: true);

        private async Task<Refusal?> OverAsync(GivenMcp server, Staging staging)
        {
            var source = new McpSource(how == "pipes" ? Program : Address, null!);
            if (how == "pipes")
            {
                var (input, output) = server.Start();
                await using var pipes = McpLine.Over("shop", input, output);
                return await source.StageAsync(pipes, staging, Cancel);
            }
            using var http = new HttpClient(new CappedAnswers(
                new McpAtHand(server, how == "json" ? "application/json" : "text/event-stream"), McpLine.AnswerLimit));
            await using var line = McpLine.Over(http, Address, authorization: null, Limit);
            return await source.StageAsync(line, staging, Cancel);
        }

        private static async Task<Refusal?> CallAsync(TestConsole console, GivenMcp server, Staging staging)
        {
            var at = 0;
            await using var http = new CannedHttp((_, said) => said.Length > 0 && GivenMcp.IsQuestion(said) && at < server.Answers.Count
                ? server.Answers[at++]
                : null);
            var address = new SourceConnection(SourceKind.Mcp, http.Address) { AllowsPrivateNetwork = true };
            var source = new McpSource(address, console.Get<McpLines>());
            return await source.StageAsync(staging, Cancel);
        }

        /// <summary>A shell that says the next answer when it is asked something.</summary>
        private async Task<Refusal?> StartAsync(TestConsole console, GivenMcp server, Staging staging)
        {
            var answers = Directory.CreateDirectory(Path.Combine(_folder, "answers")).FullName;
            for (var at = 0; at < server.Answers.Count; at++)
            {
                await File.WriteAllBytesAsync(Path.Combine(answers, $"{at + 1}"), [.. server.Answers[at], (byte)'\n'], Cancel);
                File.Delete(Path.Combine(answers, $"{at + 1}.last"));
                if (!server.IsAnswer(at))
                    await File.WriteAllTextAsync(Path.Combine(answers, $"{at + 1}.last"), "", Cancel);
            }
            const string Script = """
                n=0
                while IFS= read -r line; do case "$line" in *'"method"'*'"id"'*|*'"id"'*'"method"'*)
                n=$((n+1)); cat "$1/$n" || exit; [ -f "$1/$n.last" ] && exit;; esac; done
                """;
            var listed = new McpServers(new Dictionary<string, McpCommand>
            {
                ["shop"] = new("/bin/sh", ["-c", Script, "sh", answers], new Dictionary<string, string>()),
            });
            return await new McpSource(
                Program, new McpLines(listed, console.Get<Reach>(), console.Get<Secrets>())).StageAsync(staging, Cancel);
        }
    }
}
