using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Outside;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

/// <summary>How long a place that is busy is waited for.</summary>
public sealed class PatienceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void It_waits_as_long_as_the_place_says_or_ever_longer_and_not_for_ever()
    {
        Patience.WaitAfter(1, new RetryConditionHeaderValue(TimeSpan.FromSeconds(7)), Now).ShouldBe(TimeSpan.FromSeconds(7));
        Patience.WaitAfter(1, new RetryConditionHeaderValue(Now.AddSeconds(30)), Now).ShouldBe(TimeSpan.FromSeconds(30));
        Patience.WaitAfter(1, new RetryConditionHeaderValue(Now.AddSeconds(-30)), Now).ShouldBe(TimeSpan.Zero);
        Enumerable.Range(1, 5).Select(tried => Patience.WaitAfter(tried, null, Now)?.TotalSeconds).ShouldBe([1, 2, 4, 8, null]);
        Patience.WaitAfter(1, new RetryConditionHeaderValue(TimeSpan.FromHours(1)), Now).ShouldBeNull();
    }

    [Fact]
    public async Task A_place_that_stays_busy_is_asked_five_times_and_then_told_as_busy()
    {
        var asked = 0;
        await using var place = await StartAsync(context =>
        {
            asked++;
            context.Response.StatusCode = (int)HttpStatusCode.ServiceUnavailable;
        });
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var clock = new HastyClock();
        using var http = new SourceHttp(
            new SourceConnection(SourceKind.Mlflow, place.Urls.First()) { AllowsPrivateNetwork = true },
            new SourceLine(console.Get<Reach>(), console.Get<Secrets>(), clock), "MLflow");
        var refusal = (await http.ReadAsync("/x", Cancel)).Refusal.ShouldNotBeNull();
        (refusal.Code, refusal.Sentence).ShouldBe(
            ("source-busy", "MLflow answered 503: it is busy. It stayed so. Pull again later; nothing was taken."));
        asked.ShouldBe(5);
        clock.Waits.ShouldBe([1, 2, 4, 8]);
    }

    private static async Task<WebApplication> StartAsync(Action<HttpContext> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(context =>
        {
            answer(context);
            return Task.CompletedTask;
        });
        await app.StartAsync(Cancel);
        return app;
    }

    /// <summary>Every wait is over at once, and written down in seconds.</summary>
    private sealed class HastyClock : TimeProvider
    {
        public List<double> Waits { get; } = [];

        public override DateTimeOffset GetUtcNow() => Now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waits.Add(dueTime.TotalSeconds);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
