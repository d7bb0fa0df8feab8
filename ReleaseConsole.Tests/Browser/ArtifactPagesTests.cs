using Microsoft.Playwright;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Tests.Given;
using static Microsoft.Playwright.Assertions;

namespace ReleaseConsole.Tests.Browser;

public sealed class ArtifactPagesTests
{
    private const string Triage = "/support-agent/artifacts/prompt/prompts/triage";
    private const float Patience = Chromium.Patience;
    private readonly List<string> _violations = [];

    [Fact]
    public async Task Amara_edits_and_saves_and_who_saves_second_is_shown_the_way_on()
    {
        await using var console = await HostedConsole.StartAsync("2026.10.3", "2026.11.0");
        await console.Agent.GoesLiveAsync("2026.10.3");
        var amara = await console.OpenAsync("amara", Triage);
        var jonas = await console.OpenAsync("jonas", Triage);
        await TypeAsync(amara, "Amara was here. ");
        await TypeAsync(jonas, "Jonas was here. ");

        await SaveAsync(amara, "Say who was here");
        await Expect(amara.Locator(".save .note")).ToContainTextAsync("Saved as v3");
        await SaveAsync(jonas, "Say it too");
        await Expect(jonas.Locator(".refusal")).ToContainTextAsync("Amara Okafor saved v3");
        await Expect(jonas.Locator(".banner")).ToContainTextAsync("Amara Okafor saved v3 after you began on v2.");
        await PictureAsync(jonas, "artifact-conflict");
        await jonas.GetByRole(AriaRole.Button, new() { Name = "Put mine on top of v3" }).ClickAsync();
        await Expect(jonas.Locator(".banner")).ToHaveCountAsync(0);
        await jonas.GetByRole(AriaRole.Button, new() { Name = "Save as v4" }).ClickAsync();
        await Expect(jonas.Locator(".save .note")).ToContainTextAsync("Saved as v4");

        var shown = await console.Agent.Console.TextAsync(console.Agent.Amara, ArtifactKind.Prompt, "prompts/triage");
        (shown.Number, shown.Author, shown.Message).ShouldBe((4, "Jonas Lindqvist", "Say it too"));
        shown.Content!.ShouldStartWith("Jonas was here. ---");
    }

    [Fact]
    public async Task What_two_people_wrote_is_merged_place_by_place_and_nothing_is_taken_undecided()
    {
        await using var console = await HostedConsole.StartAsync("2026.10.3", "2026.11.0");
        var amara = await console.OpenAsync("amara", Triage);
        var jonas = await console.OpenAsync("jonas", Triage, ColorScheme.Dark, width: 1024);
        await TypeAsync(amara, "Amara was here. ");
        await TypeAsync(jonas, "Jonas was here. ");
        await SaveAsync(amara, "Say who was here");
        await Expect(amara.Locator(".save .note")).ToContainTextAsync("Saved as v3");
        await SaveAsync(jonas, "Say it too");

        await jonas.GetByRole(AriaRole.Button, new() { Name = "Merge with v3" }).ClickAsync();
        var merge = jonas.GetByRole(AriaRole.Region, new() { Name = "Merge", Exact = true });
        await Expect(merge).ToContainTextAsync("One place was changed by both", new() { Timeout = Patience });
        await Expect(merge.GetByRole(AriaRole.Button, new() { Name = "Put the merge into the editor" }))
            .ToHaveAttributeAsync("aria-disabled", "true");
        (await jonas.ViolationsAsync()).ShouldBeEmpty();
        await PictureAsync(jonas, "artifact-merge");
        await merge.GetByLabel("Theirs", new() { Exact = true }).CheckAsync();
        await merge.GetByRole(AriaRole.Button, new() { Name = "Put the merge into the editor" }).ClickAsync();
        await Expect(jonas.Locator(".banner")).ToContainTextAsync("Merged.", new() { Timeout = Patience });
        await Expect(jonas.Locator(".modified .view-lines:not(.line-delete)"))
            .ToContainTextAsync("Amara\u00a0was\u00a0here.", new() { Timeout = Patience });
        await Expect(jonas.Locator(".modified .view-lines:not(.line-delete)")).Not.ToContainTextAsync("Jonas\u00a0was");
    }

    [Fact]
    public async Task A_dataset_is_told_by_what_its_rows_are_like_and_how_they_changed()
    {
        await using var console = await HostedConsole.StartAsync("2026.11.0");
        await console.Agent.Console.ImportAsync(console.Agent.Amara, ("datasets/tickets.jsonl", LargeData.Lines(60)));
        await console.Agent.Console.ImportAsync(console.Agent.Amara, ("datasets/tickets.jsonl", LargeData.Lines(60, from: 6)));
        var page = await console.OpenAsync("amara", "/support-agent/artifacts/dataset/datasets/tickets");

        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Since v1" })).ToContainTextAsync("Rows added 6");
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "label" })).ToContainTextAsync("delivery 40 67 %");
        (await page.ViolationsAsync()).ShouldBeEmpty();
        await page.GetByLabel("Version").SelectOptionAsync("v1");
        await page.EndsWithAsync("?tab=data&version=1");
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Since v1" })).ToHaveCountAsync(0);

        var download =
            await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download v1" }).ClickAsync());
        (await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken)).ShouldBe(LargeData.Lines(60));
    }

    [Fact]
    public async Task A_draft_survives_the_window_and_is_discarded_on_request()
    {
        await using var console = await HostedConsole.StartAsync("2026.10.3");
        var first = await console.OpenAsync("amara", Triage);
        await TypeAsync(first, "Half a thought ");
        await first.ReloadAsync();
        await Expect(first.Locator(".view-line").First).ToBeVisibleAsync(new() { Timeout = Patience });
        await Expect(first.Locator(".modified .view-lines:not(.line-delete)"))
            .ToContainTextAsync("Half\u00a0a\u00a0thought", new() { Timeout = Patience });
        await Expect(first.Locator("main")).ToContainTextAsync("Draft on v1");
        await first.GetByRole(AriaRole.Button, new() { Name = "Discard draft" }).First.ClickAsync();
        await first.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Discard draft" }).ClickAsync();
        await Expect(first.Locator(".modified .view-lines:not(.line-delete)")).Not.ToContainTextAsync("Half\u00a0a\u00a0thought");
        await Expect(first.Locator("main")).Not.ToContainTextAsync("Draft on v1");
    }

    [Fact]
    public async Task A_megabyte_is_opened_edited_and_saved()
    {
        await using var console = await HostedConsole.StartAsync();
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(n => $"line {n}: refunds up to €200, each with a reason 😀\n"));
        (await console.Agent.Console.SavePromptAsync(console.Agent.Amara, text)).Refusal.ShouldBeNull();
        var page = await console.OpenAsync("amara", Triage);
        await TypeAsync(page, "typed ");
        await SaveAsync(page, "One word more");
        await Expect(page.Locator(".save .note")).ToContainTextAsync("Saved as v2", new() { Timeout = Patience });
        (await console.Agent.Console.TextAsync(console.Agent.Amara, ArtifactKind.Prompt, "prompts/triage")).Digest
            .ShouldBe(Digest.Of("typed " + text));
    }

    [Fact]
    public async Task Broken_text_names_its_line_and_is_not_saved()
    {
        await using var console = await HostedConsole.StartAsync("2026.10.3");
        var page = await console.OpenAsync("amara", "/support-agent/artifacts/model/models/default");
        await TypeAsync(page, "{");
        await Expect(page.Locator(".checks li")).ToContainTextAsync("line", new() { Timeout = Patience });
        await Expect(page.Locator("[data-save]")).ToHaveAttributeAsync("aria-disabled", "true");
        await page.Locator(".checks li button").ClickAsync();
        await Expect(page.Locator(".modified textarea, .modified .native-edit-context").First).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 1440)]
    [InlineData(ColorScheme.Light, 1024)]
    public async Task Every_face_is_without_an_axe_violation(ColorScheme scheme, int width)
    {
        await using var console = await HostedConsole.StartAsync("2026.10.3", "2026.11.0", "2026.11.1");
        await console.Agent.GoesLiveAsync("2026.11.0");
        await console.Agent.GoesLiveAsync("2026.11.1", "staging");
        var look = $"{width}-{scheme}";
        var list = await console.OpenAsync("amara", "/support-agent/artifacts", scheme, width);
        await Expect(list.GetByRole(AriaRole.Link, new() { Name = "prompts/triage" })).ToBeVisibleAsync(new() { Timeout = Patience });
        await CheckAsync(list, $"artifacts-{look}");
        await list.GotoAsync(console.Address + "/support-agent/artifacts?q=nothing-like-this");
        await Expect(list.Locator("main")).ToContainTextAsync("No artifact fits this filter", new() { Timeout = Patience });
        await CheckAsync(list, $"artifacts-empty-{look}");

        var edit = await console.OpenAsync("amara", Triage, scheme, width);
        await TypeAsync(edit, "Be brief with {{nobody}}. ");
        await Expect(edit.Locator(".checks li").First).ToBeVisibleAsync(new() { Timeout = Patience });
        await CheckAsync(edit, $"artifact-{look}");
        foreach (var (query, text) in new[] { ("tab=history&from=2&to=3", "v3"), ("tab=blame", "v2"), ("tab=used", "2026.11.1") })
        {
            await edit.GotoAsync($"{console.Address}{Triage}?{query}");
            await Expect(edit.Locator("table.table, table.blame").First).ToContainTextAsync(text, new() { Timeout = Patience });
            await CheckAsync(edit, $"artifact-{query.Split('=', '&')[1]}-{look}");
        }
        await edit.GotoAsync($"{console.Address}/support-agent/artifacts/prompt/prompts/none");
        await Expect(edit.Locator(".refusal")).ToContainTextAsync("There is no prompt", new() { Timeout = Patience });
        await CheckAsync(edit, $"artifact-error-{look}");
        await edit.GotoAsync($"{console.Address}/support-agent/artifacts/new");
        await Expect(edit.Locator(".monaco-editor").First).ToBeVisibleAsync(new() { Timeout = Patience });
        await CheckAsync(edit, $"artifact-new-{look}");

        var reader = await console.OpenAsync("mei", Triage, scheme, width);
        await Expect(reader.Locator("p.save.note")).ToContainTextAsync("Amara Okafor", new() { Timeout = Patience });
        await Expect(reader.Locator(".modified .view-lines > .view-line:visible").First).ToBeVisibleAsync(new() { Timeout = Patience });
        await CheckAsync(reader, $"artifact-reader-{look}");
        _violations.ShouldBeEmpty();
    }

    private static async Task TypeAsync(IPage page, string text)
    {
        // An empty editor has one line: what is typed before the text arrives would be replaced by it.
        await Expect(page.Locator(".modified .view-lines > .view-line:visible").Nth(1)).ToBeVisibleAsync(new() { Timeout = Patience });
        await page.Locator(".modified .view-lines > .view-line:visible").First.ClickAsync();
        await page.Keyboard.PressAsync("Control+Home");
        await page.Keyboard.InsertTextAsync(text);
        await Expect(page.Locator(".tool .state")).ToContainTextAsync("Draft saved", new() { Timeout = Patience });
    }

    private static async Task SaveAsync(IPage page, string message)
    {
        await page.GetByLabel("What changed, and why").FillAsync(message);
        await page.Keyboard.PressAsync("Control+s");
    }

    private async Task CheckAsync(IPage page, string name)
    {
        await PictureAsync(page, name);
        _violations.AddRange((await page.ViolationsAsync()).Select(one => $"{name}: {one}"));
    }

    private static Task<byte[]> PictureAsync(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "pictures", name + ".png"), FullPage = true });
}
