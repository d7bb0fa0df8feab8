using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.WriteBack;

namespace ReleaseConsole.Tests.Given;

/// <summary>One call a receiver got, with the headers of Standard Webhooks.</summary>
internal sealed record ReceivedCall(string Id, string Timestamp, string Signature, string Body);

/// <summary>A real HTTP receiver on a free port that answers as it is told, one answer per call, the last one for the rest.</summary>
internal sealed class GivenReceiver : IAsyncDisposable
{
    public const int HangUp = 0;

    /// <summary>Takes the call and never answers it.</summary>
    public const int Silence = -1;
    public const string SecretValue = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ReceivedCall> _calls = new();
    private readonly int[] _answers;

    private GivenReceiver(WebApplication app, int[] answers) => (_app, _answers) = (app, answers);

    public IReadOnlyList<ReceivedCall> Requests => [.. _calls];

    public TimeSpan? RetryAfter { get; set; }

    /// <summary>What the read address says it carries; nothing when null.</summary>
    public string? Carries { get; set; }

    /// <summary>What the read address answers instead, byte for byte.</summary>
    public string? Says { get; set; }

    public string Address => _app.Urls.First();

    public static async Task<GivenReceiver> StartAsync(params int[] answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new GivenReceiver(builder.Build(), answers);
        receiver._app.MapPost("/hook", receiver.ReceiveAsync);
        receiver._app.MapGet("/state/{environment}", () =>
            receiver.Says is { } said ? Results.Text(said, "application/json")
            : receiver.Carries is null ? Results.NotFound() : Results.Json(new { manifest = receiver.Carries }));
        await receiver._app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    public async Task<Target> ConnectAsync(
        TestConsole console, bool allowsPrivate = true, bool readable = false, string? secret = "file:hook", string settings = "{}")
    {
        var cancel = TestContext.Current.CancellationToken;
        var secrets = Directory.CreateDirectory(Path.Combine(console.DataDirectory, "secrets")).FullName;
        await File.WriteAllTextAsync(Path.Combine(secrets, "hook"), SecretValue, cancel);
        await using var db = await console.Contexts.OpenAsync(console.Tenant, cancel);
        var product = db.Set<Product>().First();
        settings = readable ? $$"""{"readUrl":"{{Address}}/state/{environment}"}""" : settings;
        var target = new Target(Address + "/hook", null, settings, secret)
        {
            Id = new TargetId(Guid.CreateVersion7()),
            TenantId = db.Tenant,
            ProductId = product.Id,
            Name = "receiver",
            Kind = TargetKind.Webhook,
            AllowsPrivateNetwork = allowsPrivate,
            CreatedAt = db.Now,
        };
        db.Add(target);
        db.Record(Actor.Job(console.Tenant, "test", "test"), new TargetSaved(
            target.Id, target.Name, target.Kind, target.Address, null, target.Secret, allowsPrivate)
        { Product = product.Id });
        await db.SaveChangesAsync(cancel);
        return target;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var headers = context.Request.Headers;
        _calls.Enqueue(new ReceivedCall(
            headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString(), headers["webhook-signature"].ToString(),
            await reader.ReadToEndAsync(context.RequestAborted)));
        var answer = _answers[Math.Min(_calls.Count, _answers.Length) - 1];
        if (answer == Silence)
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return;
        }
        if (answer == HangUp)
        {
            context.Abort();
            return;
        }
        context.Response.StatusCode = answer;
        if (answer == 302)
            context.Response.Headers.Location = "/hook";
        if (RetryAfter is { } wait)
            context.Response.Headers.RetryAfter = ((int)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
    }
}
