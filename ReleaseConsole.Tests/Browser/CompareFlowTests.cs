using Microsoft.Playwright;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Tests.Given;
using static Microsoft.Playwright.Assertions;
using static ReleaseConsole.Tests.Given.Merging;

namespace ReleaseConsole.Tests.Browser;

/// <summary>Comparing three ways, from the choice of the sides to a release of both, with the keyboard where one chooses.</summary>
public sealed class CompareFlowTests
{
    private const float Patience = Chromium.Patience;

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 1024)]
    public async Task Two_releases_of_one_are_chosen_merged_place_by_place_and_made_a_new_one(ColorScheme scheme, int width)
    {
        await using var console = await HostedConsole.StartAsync();
        await console.Agent.Console.TwoTeamsAsync(console.Agent.Amara);
        var page = await console.OpenAsync("amara", "/support-agent/compare", scheme, width);
        // A page that has just come takes the focus to its head, away from whoever types already.
        await Expect(page.Locator("h1")).ToBeFocusedAsync();

        await ChooseAsync(page, "From", "1.1", "Enter");
        await page.EndsWithAsync("/compare?from=1.1");
        await ChooseAsync(page, "To", "1.2", "Enter");
        await page.EndsWithAsync("/compare?from=1.1&to=1.2");
        await Expect(page.Locator("article.change")).ToBeVisibleAsync(new() { Timeout = Patience });
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Base" }).FocusAsync();
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = "The nearest release both were made from" }))
            .ToBeVisibleAsync(new() { Timeout = Patience });
        (await page.ViolationsAsync()).ShouldBeEmpty();
        await PictureAsync(page, $"compare-choices-{width}-{scheme}");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await page.EndsWithAsync("/compare?from=1.1&to=1.2&base=ancestor");

        var three = page.Locator("section.three");
        await Expect(three).ToContainTextAsync(
            "2 changed by 1.1, 1.2 or both, 0 unchanged, 1 for you to decide", new() { Timeout = Patience });
        var make = three.GetByRole(AriaRole.Button, new() { Name = "New release from this merge" });
        await Expect(make).ToHaveAttributeAsync("aria-disabled", "true");
        (await page.ViolationsAsync()).ShouldBeEmpty();
        await PictureAsync(page, $"compare-three-{width}-{scheme}");
        await three.GetByLabel("By hand").CheckAsync();
        await three.GetByLabel("Text of place 1").FillAsync("Be fair and brief.");
        await three.GetByRole(AriaRole.Button, new() { Name = "Take this merge" }).ClickAsync();
        var merged = three.GetByRole(AriaRole.Region, new() { Name = $"{Triage}, merged" });
        await Expect(merged).ToContainTextAsync("Be fair and brief.");
        await Expect(merged).ToBeFocusedAsync();
        await Expect(make).Not.ToHaveAttributeAsync("aria-disabled", "true");
        await PictureAsync(page, $"compare-decided-{width}-{scheme}");
        await make.ClickAsync();

        await page.MatchesAsync("/new-release\\?from=1.1&with=1.2&pin=");
        await Expect(page.Locator(".banner")).ToContainTextAsync("Made of 1.1 and 1.2.", new() { Timeout = Patience });
        (await page.ViolationsAsync()).ShouldBeEmpty();
        await page.GetByLabel("Version").FillAsync("1.3");
        await PictureAsync(page, $"compare-new-release-{width}-{scheme}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Freeze 1.3" }).ClickAsync();
        await page.EndsWithAsync("/releases/1.3");

        var (agent, cancel) = (console.Agent, TestContext.Current.CancellationToken);
        var release = (await agent.Console.Get<ReleaseSummary>().RunAsync(TestConsole.ProductSlug, "1.3", agent.Amara, cancel))
            .ShouldSucceed();
        (await agent.Console.TextAsync(agent.Amara, ArtifactKind.Prompt, Triage)).Message.ShouldBe("Merge of 1.1 and 1.2");
        foreach (var (path, text) in new[] { (Triage, Text.Replace("Be kind.", "Be fair and brief.")), (Tone,
            Text.Replace("Be kind.", "Be calm.").Replace("Short.", "Short and warm.")) })
            (await agent.Console.TextAsync(
                agent.Amara, ArtifactKind.Prompt, path, release.Artifacts.Single(line => line.Path == path).Digest.ToString())).Content
                    .ShouldBe(text);
        (await agent.Console.ThreeWayAsync(agent.Amara, was: null, "1.3", "1.2")).ShouldSucceed().Base.Name.ShouldBe("1.2");
    }

    [Fact]
    public async Task Choices_outlive_a_reload_and_a_text_by_hand_is_not_left_behind_in_silence()
    {
        await using var console = await HostedConsole.StartAsync();
        await console.Agent.Console.TwoTeamsAsync(console.Agent.Amara);
        var page = await console.OpenAsync("amara", "/support-agent/compare?from=1.1&to=1.2&base=ancestor");
        // A page that has just come takes the focus to its head, away from whoever types already.
        await Expect(page.Locator("h1")).ToBeFocusedAsync();
        var take = page.GetByLabel($"{Tone} into the merge");
        await take.SelectOptionAsync("As in 1.2");
        await page.MatchesAsync("&take=t");
        await page.GetByLabel("1.2", new() { Exact = true }).CheckAsync();
        await page.MatchesAsync("&take=.+\\.p.....t$");
        await page.ReloadAsync();
        await Expect(take.Locator("option:checked")).ToHaveTextAsync("As in 1.2", new() { Timeout = Patience });
        await Expect(page.GetByLabel("1.2", new() { Exact = true })).ToBeCheckedAsync();

        await page.GetByLabel("By hand").CheckAsync();
        await page.MatchesAsync("&take=.+\\.p.....h$");
        await page.GetByLabel("Text of place 1").FillAsync("Be fair.");
        await page.GetByRole(AriaRole.Link, new() { Name = Tone, Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = Tone })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = Triage, Exact = true }).ClickAsync();
        await Expect(page.GetByLabel("Text of place 1")).ToHaveValueAsync("Be fair.");

        await page.GetByRole(AriaRole.Link, new() { Name = "Releases" }).First.ClickAsync();
        var asked = page.GetByRole(AriaRole.Dialog, new() { Name = "Leave this merge?" });
        await Expect(asked).ToContainTextAsync(Triage);
        await asked.GetByRole(AriaRole.Button, new() { Name = "Stay here" }).ClickAsync();
        await Expect(asked).ToBeHiddenAsync();
        await Expect(page.GetByLabel("Text of place 1")).ToHaveValueAsync("Be fair.");
    }

    [Fact]
    public async Task What_cannot_be_compared_is_refused_in_words_and_what_is_written_is_taken_as_it_is()
    {
        await using var console = await HostedConsole.StartAsync("2026.10.3");
        var page = await console.OpenAsync("amara", "/support-agent/compare");
        // A page that has just come takes the focus to its head, away from whoever types already.
        await Expect(page.Locator("h1")).ToBeFocusedAsync();
        await ChooseAsync(page, "From", "triage", "Enter");
        await page.EndsWithAsync("/compare?from=artifact%3Aprompts%2Ftriage@1");
        var to = page.GetByRole(AriaRole.Combobox, new() { Name = "To", Exact = true });
        await to.FillAsync("artifact:models/nowhere@7");
        await Expect(page.Locator(".picker [role=status]", new() { HasTextString = "Nothing is called" }))
            .ToBeVisibleAsync(new() { Timeout = Patience });
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".refusal")).ToContainTextAsync("artifact:models/nowhere@7", new() { Timeout = Patience });
        await ChooseAsync(page, "To", "models/default", "Enter");
        await Expect(page.Locator(".refusal")).ToContainTextAsync("Pick two of one kind", new() { Timeout = Patience });
        await to.FocusAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Listbox)).ToHaveCountAsync(0);
    }

    private static async Task ChooseAsync(IPage page, string side, string text, string key)
    {
        var box = page.GetByRole(AriaRole.Combobox, new() { Name = side, Exact = true });
        await Expect(box).ToBeVisibleAsync(new() { Timeout = Patience });
        await box.FillAsync(text);
        await Expect(page.GetByRole(AriaRole.Option).Filter(new() { HasTextString = text }).First)
            .ToHaveAttributeAsync("aria-selected", "true", new() { Timeout = Patience });
        await page.Keyboard.PressAsync(key);
    }

    private static Task PictureAsync(IPage page, string name) => page.ScreenshotAsync(new()
    {
        Path = Path.Combine(AppContext.BaseDirectory, "pictures", $"{name}.png"),
        FullPage = true,
    });
}
