using Microsoft.Playwright;
using ReleaseConsole.Tests.Given;
using static Microsoft.Playwright.Assertions;

namespace ReleaseConsole.Tests.Browser;

/// <summary>What a product is pulled from, and what its imports could not tell for certain, by hand and by keyboard.</summary>
public sealed class SourcePagesTests
{
    private const float Patience = Chromium.Patience;

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 1024)]
    public async Task An_admin_names_a_repository_and_an_engineer_pulls_it(ColorScheme scheme, int width)
    {
        await using var console = await HostedConsole.StartAsync("2026.10.3");
        var git = GivenGit.In(console.Agent.Console);
        git.Commit("main", ("prompts/welcome.md", "Be kind to whoever comes in.\n"), ("drafts/prompts/not-yet.md", "Be quick.\n"));

        var admin = await console.OpenAsync("lena", "/support-agent/sources", scheme, width);
        await admin.GetByRole(AriaRole.Link, new() { Name = "Add source" }).First.ClickAsync();
        await admin.GetByLabel("Name", new() { Exact = true }).FillAsync("The house");
        await admin.GetByLabel("Address").FillAsync(git.Remote);
        await admin.GetByLabel("Branch, tag or commit").FillAsync("main");
        await admin.GetByLabel("Folders and files").FillAsync("prompts/\n!drafts/");
        (await admin.ViolationsAsync()).ShouldBeEmpty();
        var save = admin.GetByRole(AriaRole.Button, new() { Name = "Add source" });
        await save.ClickAsync();
        await Expect(admin.Locator("form.source [role=alert]")).ToBeVisibleAsync(new() { Timeout = Patience });
        await admin.GetByLabel("May be in a private network").CheckAsync();
        await save.ClickAsync();
        await Expect(admin.GetByRole(AriaRole.Link, new() { Name = "The house" })).ToBeVisibleAsync(new() { Timeout = Patience });
        await Expect(admin.Locator("dd.patterns")).ToHaveTextAsync("prompts/ !drafts/", new() { Timeout = Patience });

        var engineer = await console.OpenAsync("amara", "/support-agent/sources", scheme, width);
        await engineer.GetByRole(AriaRole.Link, new() { Name = "The house" }).ClickAsync();
        await engineer.GetByRole(AriaRole.Button, new() { Name = "Pull now" }).ClickAsync();
        await Expect(engineer.Locator("tr.created")).ToContainTextAsync("prompts/welcome", new() { Timeout = Patience });
        await engineer.GotoAsync(console.Address + "/support-agent/sources");
        await Expect(engineer.Locator("tbody tr")).ToContainTextAsync(["Imported", "Imported"], new() { Timeout = Patience });
        (await engineer.ViolationsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1024)]
    [InlineData(ColorScheme.Dark, 1440)]
    public async Task What_may_be_a_rename_is_decided_by_key_and_taken_back_by_key(ColorScheme scheme, int width)
    {
        await using var console = await HostedConsole.StartAsync("2026.10.3");
        var sample = Path.Combine(Importing.RepositoryRoot(), "samples", "support-agent", "2026.10.3", "prompts");
        var moved = await File.ReadAllTextAsync(Path.Combine(sample, "triage.md"), TestContext.Current.CancellationToken);
        await console.Agent.Console.ImportAsync(
            console.Agent.Amara, ("prompts/refund-reply.md", "Say what comes back, and when.\n"),
            ("prompts/sorting.md", moved + "\nBe brief.\n"));

        var page = await console.OpenAsync("amara", "/support-agent/unresolved", scheme, width);
        await Expect(page.Locator(".queue")).ToContainTextAsync("prompts/sorting", new() { Timeout = Patience });
        await Expect(page.Locator("table.table")).ToContainTextAsync("prompts/triage");
        (await page.ViolationsAsync()).ShouldBeEmpty();
        await page.Keyboard.PressAsync("1");
        await Expect(page.GetByText("is prompts/triage, now version 2")).ToBeVisibleAsync(new() { Timeout = Patience });
        (await page.ViolationsAsync()).ShouldBeEmpty();
        await page.Keyboard.PressAsync("u");
        await Expect(page.GetByText("Taken back; later imports ask again.")).ToBeVisibleAsync(new() { Timeout = Patience });

        await page.GetByRole(AriaRole.Link, new() { Name = "Rules" }).ClickAsync();
        await page.GetByLabel("One rule a line").FillAsync("ignore drafts/**");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save as version 1" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Save as version 2" })).ToBeVisibleAsync(new() { Timeout = Patience });
        (await page.ViolationsAsync()).ShouldBeEmpty();
        await page.GetByRole(AriaRole.Link, new() { Name = "Decisions" }).ClickAsync();
        await Expect(page.GetByText("prompts/sorting").First).ToBeVisibleAsync(new() { Timeout = Patience });
        (await page.ViolationsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 1024)]
    public async Task An_import_asks_about_its_own_files_and_a_long_path_stays_within_its_column(ColorScheme scheme, int width)
    {
        await using var console = await HostedConsole.StartAsync("2026.10.3");
        var (given, amara) = (console.Agent.Console, console.Agent.Amara);
        var triage = await TriageAsync();
        var deep = $"prompts/{string.Join("", Enumerable.Repeat("very_long_name_", 8))}.md";
        var first = await given.ImportAsync(amara, Importing.LooseFiles(("prompts/sorting.md", Bytes(triage + "\nBe brief.\n"))));
        var second = await given.ImportAsync(
            amara, Importing.LooseFiles(
                ("prompts/ordering.md", Bytes(triage + "\nBe kind.\n")), (deep, "Tell where the parcel is.\n"u8.ToArray())));

        var page = await console.OpenAsync("amara", $"/support-agent/imports/{second.Id.Value}", scheme, width);
        var asked = page.Locator("section").Filter(new() { HasText = "Which artifact is it?" });
        await Expect(asked.Locator("li")).ToHaveCountAsync(1, new() { Timeout = Patience });
        await Expect(asked.Locator("li")).ToContainTextAsync("prompts/ordering");
        await Expect(asked).ToContainTextAsync("All 2 that wait, 1 of other imports");
        (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();
        (await page.EvaluateAsync<bool>(
            "() => [...document.querySelectorAll('th .path')].every(one => one.getBoundingClientRect().right <= one.closest('th').getBoundingClientRect().right)"))
            .ShouldBeTrue();
        (await page.ViolationsAsync()).ShouldBeEmpty();
        await page.GotoAsync($"{console.Address}/support-agent/imports/{first.Id.Value}");
        await Expect(asked.Locator("li")).ToContainTextAsync("prompts/sorting", new() { Timeout = Patience });
    }

    [Fact]
    public async Task What_equals_an_older_version_is_said_to_when_the_artifact_has_gone_on()
    {
        await using var console = await HostedConsole.StartAsync("2026.10.3");
        var (given, amara) = (console.Agent.Console, console.Agent.Amara);
        var triage = await TriageAsync();
        await given.ImportAsync(amara, Importing.LooseFiles(("prompts/sorting.md", Bytes(triage))));
        var page = await console.OpenAsync("amara", "/support-agent/unresolved");
        await Expect(page.Locator("table.table")).ToContainTextAsync("prompts/triage", new() { Timeout = Patience });
        await Expect(page.GetByText("The same bytes as")).ToHaveCountAsync(0);

        await given.ImportAsync(amara, Importing.LooseFiles(("prompts/triage.md", Bytes(triage + "\nBe brief.\n"))));
        await page.ReloadAsync();

        await Expect(page.GetByText("The same bytes as version 1 of prompts/triage.")).ToBeVisibleAsync(new() { Timeout = Patience });
        await Expect(page.GetByText("Version 2 is the newest now")).ToBeVisibleAsync();
    }

    private static Task<string> TriageAsync() => File.ReadAllTextAsync(
        Path.Combine(Importing.RepositoryRoot(), "samples", "support-agent", "2026.10.3", "prompts", "triage.md"),
        TestContext.Current.CancellationToken);

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
