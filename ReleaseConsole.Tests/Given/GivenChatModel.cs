using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ReleaseConsole.Tests.Given;

/// <summary>A real HTTP service on a free port that speaks the shape of chat completions and answers as it is told.</summary>
internal sealed class GivenChatModel : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Body, string Key)> _asked = new();

    private GivenChatModel(WebApplication app) => _app = app;

    public IReadOnlyList<(string Body, string Key)> Asked => [.. _asked];

    public string Endpoint => _app.Urls.First() + "/v1";

    public static string Says(string content) =>
        "{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\",\"content\":"
            + System.Text.Json.JsonSerializer.Serialize(content) + "}}]}";

    /// <param name="answer">The body of every answer; null: the call is taken and never answered.</param>
    public static async Task<GivenChatModel> StartAsync(string? answer, int status = 200)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var model = new GivenChatModel(builder.Build());
        model._app.MapPost("/v1/chat/completions", async (HttpContext http) =>
        {
            using var body = new StreamReader(http.Request.Body);
            model._asked.Enqueue((await body.ReadToEndAsync(http.RequestAborted), http.Request.Headers.Authorization.ToString()));
            if (answer is null)
                await Task.Delay(Timeout.Infinite, http.RequestAborted);
            http.Response.StatusCode = status;
            await http.Response.WriteAsync(answer!, http.RequestAborted);
        });
        await model._app.StartAsync(TestContext.Current.CancellationToken);
        return model;
    }

    /// <summary>What a console is told to ask it.</summary>
    public Dictionary<string, string?> Settings => new()
    {
        ["ReleaseConsole:Summaries:Endpoint"] = Endpoint,
        ["ReleaseConsole:Summaries:Model"] = "plain-words-1",
        ["ReleaseConsole:Summaries:ApiKey"] = "file:model-key",
        ["ReleaseConsole:Summaries:TimeoutSeconds"] = "1",
        ["ReleaseConsole:Summaries:AllowsPrivateNetwork"] = "true",
    };

    public Task<TestConsole> ConsoleAsync() => TestConsole.StartAsync(Settings, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
