using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Peers;

/// <summary>
/// A pull from a Langfuse of the test's own, with npm's Prism between: it answers an error when a request of ours or an answer of the
/// test's is not as Langfuse's published API description says. Langfuse itself needs services that do not run here.
/// </summary>
public sealed class LangfuseTests
{
    private const string Pair = "pk-lf-1:sk-lf-2";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Prompts_are_taken_page_by_page_at_their_label_with_name_and_number()
    {
        var folder = await NpmPeer.InstalledAsync("langfuse");
        await using var langfuse = await FakeLangfuse.StartAsync();
        using var checker = await PrismAsync(folder, langfuse.Address, out var address);
        try
        {
            await using var console = await TestConsole.OnSqliteAsync(Cancel);
            var actor = await console.PlatformEngineerAsync();
            var place = new SourceConnection(SourceKind.Langfuse, address) { AllowsPrivateNetwork = true, Credential = console.Secret("langfuse", Pair) };

            var view = await console.PullAsync(actor, place);
            langfuse.Pages.ShouldBe([1, 2]);
            (view.Outcomes.Created, view.Outcomes.Refused).ShouldBe((2, FakeLangfuse.Unlabelled));
            var version = await console.NewestAsync(actor, ArtifactKind.Prompt, "prompts/support/triage");
            (version.From.OutsideId, version.From.OutsideVersion).ShouldBe(("langfuse:support/triage", "7"));
            version.Origin.ShouldBe($"from support/triage, version 7, of {address}, by Jonas Weber, seen at 2026-11-22 09:00 UTC");
            view.Item("prompts/other-001.json").Code.ShouldBe("no-labelled-version");

            (await console.RefusedAsync(actor, place with { Credential = console.Secret("wrong", "pk-lf-1:sk-lf-wrong") })).Code.ShouldBe("source-refused-us");
            (await console.RefusedAsync(actor, place with { Credential = null })).Code.ShouldBe("credential-missing");
        }
        finally
        {
            checker.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task An_answer_that_is_not_what_was_asked_for_takes_nothing()
    {
        await using var langfuse = await FakeLangfuse.StartAsync();
        langfuse.AnswersAnother = true;
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var actor = await console.PlatformEngineerAsync();
        var place = new SourceConnection(SourceKind.Langfuse, langfuse.Address) { AllowsPrivateNetwork = true, Credential = console.Secret("langfuse", Pair) };
        (await console.RefusedAsync(actor, place)).Code.ShouldBe("source-not-understood");
        (await console.Get<ImportHistory>().RunAsync(TestConsole.ProductSlug, actor, Cancel)).Value.ShouldBeEmpty();
    }

    private static Task<Process> PrismAsync(string folder, string upstream, out string address)
    {
        var port = NpmPeer.FreePort();
        address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        return StartAsync(port);

        async Task<Process> StartAsync(int at)
        {
            var prism = Process.Start(new ProcessStartInfo(
                "node",
                [
                    Path.Combine(folder, "node_modules", "@stoplight", "prism-cli", "dist", "index.js"), "proxy", Path.Combine(folder, "openapi.yml"),
                    upstream, "--errors", "--host", "127.0.0.1", "--port", at.ToString(CultureInfo.InvariantCulture),
                ])
            { RedirectStandardOutput = true, RedirectStandardError = true })!;
            prism.OutputDataReceived += (_, _) => { };
            prism.BeginOutputReadLine();
            await NpmPeer.AnswersAsync(at, prism);
            return prism;
        }
    }

    private sealed class FakeLangfuse : IAsyncDisposable
    {
        public const int Unlabelled = 103;
        private readonly WebApplication _app;
        private readonly List<int> _pages = [];

        private FakeLangfuse(WebApplication app) => _app = app;

        public string Address => _app.Urls.First();

        public IReadOnlyList<int> Pages => _pages;

        public bool AnswersAnother { get; set; }

        public static async Task<FakeLangfuse> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var fake = new FakeLangfuse(builder.Build());
            fake._app.Use(async (context, next) =>
            {
                if (context.Request.Headers.Authorization != "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(Pair)))
                    await Results.Json(new { message = "Invalid credentials" }, statusCode: 401).ExecuteAsync(context);
                else
                    await next(context);
            });
            fake._app.MapGet("/api/public/v2/prompts", fake.List);
            fake._app.MapGet("/api/public/v2/prompts/{name}", fake.One);
            await fake._app.StartAsync(Cancel);
            return fake;
        }

        public ValueTask DisposeAsync() => _app.DisposeAsync();

        private IResult List(int page, int limit)
        {
            _pages.Add(page);
            var all = Enumerable.Range(0, Unlabelled).Select(number => Listed($"other-{number:D3}", ["latest"]))
                .Append(Listed("support/triage", ["production", "latest"])).Append(Listed("chat", ["production"])).ToList();
            return Results.Json(new
            {
                data = all.Skip((page - 1) * limit).Take(limit),
                meta = new { page, limit, totalItems = all.Count, totalPages = (all.Count + limit - 1) / limit },
            });
        }

        private IResult One(string name, string? label, bool? resolve)
        {
            var asked = Uri.UnescapeDataString(name);
            object prompt = asked == "chat" ? new[] { new { role = "system", content = "Be kind to {{customer}}." } } : "Be kind to {{customer}}.";
            return label != "production" || resolve != false ? Results.NotFound(new { message = "no such version" }) : Results.Json(new
            {
                name = AnswersAnother ? "another" : asked,
                version = 7,
                type = asked == "chat" ? "chat" : "text",
                prompt,
                config = new { temperature = 0.2 },
                labels = new[] { "production" },
                tags = new[] { "support" },
                commitMessage = "Kinder",
            });
        }

        private static object Listed(string name, string[] labels) => new
        {
            name,
            type = name == "chat" ? "chat" : "text",
            versions = new[] { 6, 7 },
            labels,
            tags = Array.Empty<string>(),
            lastUpdatedAt = "2026-11-01T08:00:00.000Z",
            lastConfig = new { },
        };
    }
}
