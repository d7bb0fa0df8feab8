using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ReleaseConsole.Tests.Browser;

internal static class Address
{
    /// <summary>
    /// Waits until the address ends so. Asked again and again: Playwright's own wait misses a change that comes while it begins to wait.
    /// </summary>
    public static Task EndsWithAsync(this IPage page, string end) => page.MatchesAsync(Regex.Escape(end) + "$");

    /// <summary>Waits until the address matches the pattern.</summary>
    public static Task MatchesAsync(this IPage page, string pattern) =>
        Expect(page).ToHaveURLAsync(new Regex(pattern), new() { Timeout = Chromium.Patience });
}
