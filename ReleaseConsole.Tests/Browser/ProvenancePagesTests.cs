using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Tests.Given;
using static Microsoft.Playwright.Assertions;

namespace ReleaseConsole.Tests.Browser;

/// <summary>Where an artifact came from, where else it is used, and what became of each file: found, filtered and asked again.</summary>
public sealed class ProvenancePagesTests
{
    private const string Triage = "/support-agent/artifacts/prompt/prompts/triage";

    [Fact]
    public async Task Among_many_files_one_is_found_and_read_again_alone()
    {
        await using var console = await HostedConsole.StartAsync();
        var (agent, broken) = (console.Agent, "{\n  \"name\": \n}");
        var import = await agent.Console.ImportAsync(
            agent.Amara, ("prompts/welcome.md", "Be kind.\n"), ("tools/refund.json", broken), ("tools/search.json", broken));

        var page = await console.OpenAsync("amara", $"/support-agent/imports/{import.Id.Value}");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(3);
        await page.GetByLabel("Filter files").FillAsync("search");
        await page.GetByLabel("Filter files").PressAsync("Enter");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        page.Url.ShouldEndWith("q=search");
        (await page.ViolationsAsync()).ShouldBeEmpty();
        await page.GetByRole(AriaRole.Button, new() { Name = "Read this file again" }).ClickAsync();

        await page.MatchesAsync("/imports/(?!" + import.Id.Value + ")[0-9a-f-]{36}$");
        await Expect(page.Locator("tr.refused")).ToContainTextAsync("tools/search.json");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 1024)]
    public async Task Who_edits_sees_where_it_is_used_live_ones_first_and_so_does_who_reviews(ColorScheme scheme, int width)
    {
        await using var console = await HostedConsole.StartAsync("2026.10.3", "2026.11.0", "2026.11.1");
        await console.Agent.GoesLiveAsync("2026.10.3");
        var proposed = await console.Agent.ProposeAsync("2026.11.1");

        var editor = await console.OpenAsync("amara", Triage, scheme, width);
        var used = editor.GetByRole(AriaRole.Region, new() { Name = "Where used" });
        await Expect(used.GetByRole(AriaRole.Link).First).ToHaveTextAsync("2026.10.3");
        await Expect(used).ToContainTextAsync("v1, live in production");
        await Expect(used.GetByRole(AriaRole.Link)).ToHaveCountAsync(3);
        (await editor.ViolationsAsync()).ShouldBeEmpty();

        var review = await console.OpenAsync("priya", $"/support-agent/proposals/{proposed.Id.Value}", scheme, width);
        await Expect(review.Locator(".used").First).ToContainTextAsync(
            new Regex("Also in\\s+2026\\.10\\.3 v1, live in production\\s*·\\s*2026\\.11\\.0"));
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 1024)]
    public async Task What_was_read_of_a_pointer_and_of_an_evaluation_stands_above_its_text(ColorScheme scheme, int width)
    {
        await using var console = await HostedConsole.StartAsync();
        await console.Agent.Console.ImportAsync(
            console.Agent.Amara, ("datasets/golden.csv.dvc",
                "outs:\n- md5: a304afb96060aad90176268345e10355\n  size: 37891850\n  path: golden.csv\n"),
            ("evaluations/run.csv", "case,metric,score,pass,model\na,f1,0.5,true,gpt-4o-2024-08-06\nb,f1,1,false,gpt-4o-2024-08-06\n"));

        foreach (var (path, fact, picture) in new[]
        {
            ("dataset/datasets/golden", "a304afb96060aad90176268345e10355", "pointer"),
            ("dataset/datasets/golden?tab=edit", "37.9 MB", "pointer-text"), ("evaluation/evaluations/run", "0.75", "evaluation"),
        })
        {
            var page = await console.OpenAsync("amara", $"/support-agent/artifacts/{path}", scheme, width);
            await Expect(page.GetByRole(AriaRole.Region, new() { Name = "What was read" })).ToContainTextAsync(fact);
            await page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "pictures", $"read-{picture}-{scheme}.png") });
            (await page.ViolationsAsync()).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 1024)]
    public async Task An_artifact_says_which_commit_of_which_place_it_came_from_by_whom_and_when(ColorScheme scheme, int width)
    {
        await using var console = await HostedConsole.StartAsync();
        var git = GivenGit.In(console.Agent.Console);
        var commit = git.CommitAs("Bo Tanaka", "bo@example.org", "kinder", "main", ("prompts/triage.md", "Be kind.\n"));
        var jonas = await console.Agent.Console.PlatformEngineerAsync();
        await console.Agent.Console.PullAsync(
            jonas, new SourceConnection(SourceKind.Git, git.Remote) { AllowsPrivateNetwork = true, Ref = "main" });
        var from = new Regex(
            $"from prompts/triage\\.md, commit {commit[..12]} of live, written by Bo Tanaka, imported by {jonas.Name}, seen at \\d{{4}}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC");

        var page = await console.OpenAsync("amara", Triage, scheme, width);
        await Expect(page.Locator("header").Filter(new() { HasText = "Newest: v1" }).First).ToContainTextAsync(from);
        await Expect(page.GetByText($"by {jonas.Name}")).ToHaveCountAsync(1);
        await page.GotoAsync($"{console.Address}{Triage}?tab=history");
        await Expect(page.Locator("tbody tr").First.Locator("td").Nth(1)).ToHaveTextAsync("Bo Tanaka");
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync(from);
        (await page.ViolationsAsync()).ShouldBeEmpty();
    }
}
