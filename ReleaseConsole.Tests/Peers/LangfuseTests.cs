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
    public async Task Every_version_of_every_prompt_is_taken_oldest_first_with_its_number_and_labels()
    {
        await using var langfuse = await FakeLangfuse.StartAsync();
        using var prism = await Prism.BeforeAsync(langfuse.Address);
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var actor = await console.PlatformEngineerAsync();
        var place = prism.Place(console);

        var view = await console.PullAsync(actor, place);
        langfuse.Pages.ShouldBe([1, 2]);
        (view.Outcomes.Created, view.Outcomes.Refused, view.Outcomes.Unresolved).ShouldBe((FakeLangfuse.Others + 3 + 1, 0, 0));
        var versions = await console.VersionsAsync(actor, ArtifactKind.Prompt, "prompts/support/triage");
        versions.Select(one => (one.Number, one.From.OutsideVersion)).ShouldBe([(3, "7"), (2, "6"), (1, "5")]);
        versions[1].From.OutsideLabels.ShouldBe(["production"]);
        versions[1].Origin.ShouldBe(
            $"from support/triage, version 6, labelled production, of {prism.Address}, imported by Jonas Weber, seen at 2026-11-22 09:00 UTC");

        (await console.RefusedAsync(actor, place with { Credential = console.Secret("wrong", "pk-lf-1:sk-lf-wrong") })).Code
            .ShouldBe("source-refused-us");
        (await console.RefusedAsync(actor, place with { Credential = null })).Code.ShouldBe("credential-missing");
    }

    [Fact]
    public async Task A_second_pull_asks_only_for_news_and_labels_and_puts_nothing_old_over_what_is_here()
    {
        await using var langfuse = await FakeLangfuse.StartAsync();
        using var prism = await Prism.BeforeAsync(langfuse.Address);
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var actor = await console.PlatformEngineerAsync();
        await console.PullAsync(actor, prism.Place(console));

        langfuse.Asked.Clear();
        (langfuse.Production, langfuse.Newest) = (5, 8);
        var view = await console.PullAsync(actor, prism.Place(console));
        langfuse.Asked.Where(one => one.StartsWith("support/triage ", StringComparison.Ordinal))
            .ShouldBe(["support/triage label production", "support/triage version 8"]);
        view.Outcomes.Created.ShouldBe(1);
        view.Item("prompts/support/triage/v0005.json").Reason.ShouldBe(
            "It is version 1 here; version 3 is newer. Version 5 in Langfuse, labelled production. Langfuse says: Kinder");
        (await console.NewestAsync(actor, ArtifactKind.Prompt, "prompts/support/triage")).From.OutsideVersion.ShouldBe("8");
        (await console.PullAsync(actor, prism.Place(console))).Outcomes.Created.ShouldBe(0);
    }

    [Fact]
    public async Task A_named_label_takes_the_one_version_that_carries_it()
    {
        await using var langfuse = await FakeLangfuse.StartAsync();
        using var prism = await Prism.BeforeAsync(langfuse.Address);
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var actor = await console.PlatformEngineerAsync();

        var view = await console.PullAsync(actor, prism.Place(console) with { Label = "production" });
        (view.Outcomes.Created, view.Outcomes.Refused, view.Outcomes.Ignored).ShouldBe((2, 0, FakeLangfuse.Others));
        (await console.NewestAsync(actor, ArtifactKind.Prompt, "prompts/support/triage")).From.OutsideVersion.ShouldBe("6");
        view.Item("prompts/other-001.json").Reason.ShouldBe("No version of it carries “production” there.");
    }

    [Fact]
    public async Task A_place_that_is_busy_is_asked_again_when_it_says()
    {
        await using var langfuse = await FakeLangfuse.StartAsync();
        langfuse.BusyFor = 2;
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var place = new SourceConnection(SourceKind.Langfuse, langfuse.Address)
        {
            AllowsPrivateNetwork = true,
            Credential = console.Secret("langfuse", Pair),
            Label = "production",
        };
        (await console.PullAsync(await console.PlatformEngineerAsync(), place)).Outcomes.Created.ShouldBe(2);
        langfuse.BusyFor.ShouldBe(0);
    }

    [Fact]
    public async Task An_answer_that_is_not_what_was_asked_for_takes_nothing()
    {
        await using var langfuse = await FakeLangfuse.StartAsync();
        langfuse.AnswersAnother = true;
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var actor = await console.PlatformEngineerAsync();
        var place = new SourceConnection(SourceKind.Langfuse, langfuse.Address)
        { AllowsPrivateNetwork = true, Credential = console.Secret("langfuse", Pair) };
        (await console.RefusedAsync(actor, place)).Code.ShouldBe("source-not-understood");
        var run = (await console.Get<ImportHistory>().RunAsync(TestConsole.ProductSlug, actor, Cancel)).Value.ShouldHaveSingleItem();
        (run.State, run.Total).ShouldBe((ImportState.Failed, 0));
    }

    /// <summary>Prism as npm has it, between the console and a Langfuse of the test's own.</summary>
    private sealed class Prism : IDisposable
    {
        private readonly Process _program;

        private Prism(Process program, string address) => (_program, Address) = (program, address);

        public string Address { get; }

        public SourceConnection Place(TestConsole console) =>
            new(SourceKind.Langfuse, Address) { AllowsPrivateNetwork = true, Credential = console.Secret("langfuse", Pair) };

        public static async Task<Prism> BeforeAsync(string upstream)
        {
            var folder = await NpmPeer.InstalledAsync("langfuse");
            var port = NpmPeer.FreePort();
            var prism = Process.Start(new ProcessStartInfo(
                "node",
                [
                    Path.Combine(folder, "node_modules", "@stoplight", "prism-cli", "dist", "index.js"), "proxy",
                    Path.Combine(folder, "openapi.yml"),
                    upstream, "--errors", "--host", "127.0.0.1", "--port", port.ToString(CultureInfo.InvariantCulture),
                ])
            { RedirectStandardOutput = true, RedirectStandardError = true })!;
            prism.OutputDataReceived += (_, _) => { };
            prism.BeginOutputReadLine();
            await NpmPeer.AnswersAsync(port, prism);
            return new Prism(prism, string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        }

        public void Dispose()
        {
            _program.Kill(entireProcessTree: true);
            _program.Dispose();
        }
    }

    private sealed class FakeLangfuse : IAsyncDisposable
    {
        public const int Others = 103;
        private readonly WebApplication _app;
        private readonly List<int> _pages = [];

        private FakeLangfuse(WebApplication app) => _app = app;

        public string Address => _app.Urls.First();

        public IReadOnlyList<int> Pages => _pages;

        public List<string> Asked { get; } = [];

        public bool AnswersAnother { get; set; }

        /// <summary>Which version of support/triage carries the label production.</summary>
        public int Production { get; set; } = 6;

        public int Newest { get; set; } = 7;

        /// <summary>How many calls are answered that there were too many.</summary>
        public int BusyFor { get; set; }

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
                else if (fake.BusyFor > 0)
                {
                    fake.BusyFor--;
                    context.Response.Headers.RetryAfter = "0";
                    await Results.Json(new { message = "Rate limit exceeded" }, statusCode: 429).ExecuteAsync(context);
                }
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
            var all = Enumerable.Range(0, Others).Select(number => Listed($"other-{number:D3}", [1], ["latest"]))
                .Append(Listed("support/triage", [Newest, .. Enumerable.Range(5, Newest - 5)], ["latest", "production"]))
                .Append(Listed("chat", [1], ["production", "latest"])).ToList();
            return Results.Json(new
            {
                data = all.Skip((page - 1) * limit).Take(limit),
                meta = new { page, limit, totalItems = all.Count, totalPages = (all.Count + limit - 1) / limit },
            });
        }

        private IResult One(string name, int? version, string? label, bool? resolve)
        {
            var asked = Uri.UnescapeDataString(name);
            Asked.Add($"{asked} {(label is null ? $"version {version}" : $"label {label}")}");
            var (production, newest) = asked == "support/triage" ? (Production, Newest) : (asked == "chat" ? 1 : 0, 1);
            var found = label == "production" ? production : label == "latest" ? newest : version ?? 0;
            if (resolve != false || found < 1 || found > newest)
                return Results.NotFound(new { message = "no such version" });
            object prompt = asked == "chat"
                ? new[] { new { role = "system", content = "Be kind to {{customer}}." } }
                : $"Be kind to {{{{customer}}}}, {found}.";
            return Results.Json(new
            {
                name = AnswersAnother ? "another" : asked,
                version = found,
                type = asked == "chat" ? "chat" : "text",
                prompt,
                config = new { temperature = 0.2 },
                labels = new[] { found == production ? "production" : "", found == newest ? "latest" : "" }.Where(one => one.Length > 0),
                tags = new[] { "support" },
                commitMessage = "Kinder",
            });
        }

        private static object Listed(string name, int[] versions, string[] labels) => new
        {
            name,
            type = name == "chat" ? "chat" : "text",
            versions,
            labels,
            tags = Array.Empty<string>(),
            lastUpdatedAt = "2026-11-01T08:00:00.000Z",
            lastConfig = new { },
        };
    }
}
