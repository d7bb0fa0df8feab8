using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ReleaseConsole.Tests.Browser;

/// <summary>What axe finds on a page as it stands, one sentence each.</summary>
internal static class Accessibility
{
    public static async Task<IReadOnlyList<string>> ViolationsAsync(this IPage page)
    {
        // Axe takes an icon for a word until the symbol font has come, and would miss it in the button's label.
        await page.EvaluateAsync("document.fonts.ready.then(() => true)");
        await page.WaitForFunctionAsync("document.fonts.check('18px \"Material Symbols\"')");
        var found = await page.RunAxe();
        return [.. found.Violations.Select(one => $"{one.Id}: {one.Help} at {string.Join(" | ", one.Nodes.Select(node => node.Html))}")];
    }
}
