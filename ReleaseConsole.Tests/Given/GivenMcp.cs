using System.IO.Pipelines;
using System.Net;
using System.Text;
using System.Text.Json;

namespace ReleaseConsole.Tests.Given;

/// <summary>What a server of the Model Context Protocol says, one answer per question in their order, however wrong they are.</summary>
internal sealed record GivenMcp(IReadOnlyList<byte[]> Answers)
{
    private const string Tool = """{"name":"refund","description":"Pays back.","inputSchema":{"type":"object","properties":{"order":{"type":"string"}},"required":["order"]},"annotations":{"readOnlyHint":false}}""";

    /// <summary>
    /// A server of the years before 2026, which is told off for a question it does not know, talks in between and has two pages.
    /// </summary>
    public static GivenMcp Older { get; } = Of(
        """
        Server running on stdio
        {"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"Method not found"}}
        """,
        """{"jsonrpc":"2.0","id":2,"result":{"protocolVersion":"2025-11-25","capabilities":{"tools":{"listChanged":true}},"serverInfo":{"name":"shop","title":"Shop","version":"1.4.0"},"instructions":"Be careful."}}""",
        $$$"""
        {"jsonrpc":"2.0","method":"notifications/message","params":{"level":"info","data":"listing"}}
        {"jsonrpc":"2.0","id":"ping-1","method":"ping"}
        {"jsonrpc":"2.0","id":3,"result":{"tools":[{{{Tool}}}],"nextCursor":"two"}}
        """,
        """{"jsonrpc":"2.0","id":4,"result":{"tools":[{"name":"lookup","inputSchema":{"type":"object"}}]}}""");

    /// <summary>A server that speaks the revision of July 2026.</summary>
    public static GivenMcp Newer { get; } = Of(
        """{"jsonrpc":"2.0","id":1,"result":{"resultType":"complete","supportedVersions":["2026-07-28"],"capabilities":{"tools":{}},"_meta":{"io.modelcontextprotocol/serverInfo":{"name":"shop","version":"2.0.0"}}}}""",
        $$$"""{"jsonrpc":"2.0","id":2,"result":{"resultType":"complete","ttlMs":1000,"cacheScope":"private","tools":[{{{Tool}}}],"nextCursor":"two"}}""",
        """{"jsonrpc":"2.0","id":3,"result":{"resultType":"complete","tools":[{"name":"lookup","inputSchema":{"type":"object"}}]}}""");

    public GivenMcp With(int answer, byte[] bytes) => new([.. Answers.Select((one, at) => at == answer ? bytes : one)]);

    /// <summary>As events of a stream, which is the other way to answer over HTTP.</summary>
    public GivenMcp AsEvents() => new([.. Answers.Select((one, at) => Bytes(string.Concat(Encoding.UTF8.GetString(one).Split('\n')
        .Where(IsMessage).Select(line => $"event: message\nid: {at}\ndata: {line}\n\n"))))]);

    /// <summary>As one JSON text each, which is all that a plain HTTP answer holds.</summary>
    public GivenMcp AsJson() =>
        new([.. Answers.Select(one => Bytes(Encoding.UTF8.GetString(one).Split('\n').Last(IsMessage)))]);

    /// <summary>
    /// Whether somebody who asked for it would take it as the answer with this number. A server that gave none says no more: waiting for
    /// one that may still come is right, and no standstill.
    /// </summary>
    public bool IsAnswer(int at) => Encoding.UTF8.GetString(Answers[at]).Split('\n').Any(line => IsAnswer(line, at + 1));

    /// <summary>A server with pipes inside this process: what it hears, and what it says.</summary>
    public (Stream Input, Stream Output) Start()
    {
        var (heard, said) = (new Pipe(), new Pipe());
        _ = ServeAsync(heard.Reader.AsStream(), said.Writer.AsStream());
        return (heard.Writer.AsStream(), said.Reader.AsStream());
    }

    public static bool IsQuestion(string message)
    {
        using var read = JsonDocument.Parse(message);
        return read.RootElement.TryGetProperty("method", out _) && read.RootElement.TryGetProperty("id", out _);
    }

    private async Task ServeAsync(Stream heard, Stream said)
    {
        await using var closing = said;
        using var reader = new StreamReader(heard);
        for (var at = 0; at < Answers.Count && await reader.ReadLineAsync() is { } line;)
            if (IsQuestion(line))
            {
                await said.WriteAsync((byte[])[.. Answers[at], (byte)'\n']);
                if (!IsAnswer(at++))
                    return;
            }
        // Questions after the last answer are heard and end the talk.
    }

    private static bool IsAnswer(string line, int id)
    {
        try
        {
            using var read = JsonDocument.Parse(line);
            return read.RootElement is { ValueKind: JsonValueKind.Object } message && message.TryGetProperty("jsonrpc", out _)
                && message.TryGetProperty("id", out var given)
                && given.ValueKind == JsonValueKind.Number && given.TryGetInt32(out var number) && number == id
                && !message.TryGetProperty("method", out _);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool IsMessage(string line) => line.StartsWith('{');

    private static GivenMcp Of(params string[] answers) => new([.. answers.Select(Bytes)]);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}

/// <summary>The same server at an address inside this process.</summary>
internal sealed class McpAtHand(GivenMcp server, string type) : HttpMessageHandler
{
    private int _at;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is null || !GivenMcp.IsQuestion(await request.Content.ReadAsStringAsync(cancellationToken)))
            return new HttpResponseMessage(HttpStatusCode.Accepted);
        if (_at >= server.Answers.Count)
            return new HttpResponseMessage(HttpStatusCode.NotFound);
        var answer = new ByteArrayContent(server.Answers[_at++]);
        answer.Headers.TryAddWithoutValidation("Content-Type", type);
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = answer };
    }
}
