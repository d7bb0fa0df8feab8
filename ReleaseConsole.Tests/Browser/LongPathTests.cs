using Microsoft.Playwright;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Tests.Given;
using static Microsoft.Playwright.Assertions;

namespace ReleaseConsole.Tests.Browser;

/// <summary>A path that has too little room loses its middle for the eye, and is whole for whoever hears or copies it.</summary>
public sealed class LongPathTests
{
    private const string Long = "prompts/letters-about-late-parcels-025";

    [Fact]
    public async Task A_long_path_is_read_out_without_a_gap()
    {
        await using var console = await HostedConsole.StartAsync();
        await console.Agent.Console.SaveAsync(console.Agent.Amara, ArtifactKind.Prompt, Long, "Write to whoever waits.", null);
        var page = await console.OpenAsync("priya", "/support-agent/audit?q=late+parcels");

        await Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = Long }))
            .ToBeVisibleAsync(new() { Timeout = Chromium.Patience });
        (await page.ViolationsAsync()).ShouldBeEmpty();
    }
}
