using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ReleaseConsole.Tests.Browser;

/// <summary>The editor against a slow console, whose answers the test holds back.</summary>
public sealed partial class EditorTests
{
    private const string Triage = "/support-agent/artifacts/prompt/prompts/triage";
    private const float Patience = Chromium.Patience;
    private readonly ConcurrentQueue<Action> _held = new();
    private volatile bool _holding;

    [Fact]
    public async Task The_editor_takes_nothing_before_its_text_has_arrived()
    {
        await using var console = await HostedConsole.StartAsync("2026.10.3");
        var page = await console.OpenAsync("amara", "/support-agent/policy");
        await page.RouteWebSocketAsync(Circuit(), Hold);
        // From here on the console does not learn that the editor stands, so it does not send the text.
        await page.RouteAsync("**/editor.main.js", async route =>
        {
            _holding = true;
            await route.ContinueAsync();
        });
        await page.GotoAsync(console.Address + Triage);
        var text = page.Locator(".modified .view-lines:not(.line-delete)");
        await Expect(text).ToBeVisibleAsync(new() { Timeout = Patience });
        await Expect(page.Locator(".ed > .editor")).ToHaveAttributeAsync("aria-busy", "true");
        await text.ClickAsync();
        await page.Keyboard.TypeAsync("too early ");
        await Expect(text).Not.ToContainTextAsync("early");

        _holding = false;
        while (_held.TryDequeue(out var send))
            send();
        await Expect(page.Locator(".modified .view-line").Nth(1)).ToBeVisibleAsync(new() { Timeout = Patience });
        await Expect(page.Locator(".ed > .editor[aria-busy]")).ToHaveCountAsync(0);
        await Expect(text).Not.ToContainTextAsync("early");
        await page.Locator(".modified .view-line").First.ClickAsync();
        await page.Keyboard.PressAsync("Control+Home");
        await page.Keyboard.TypeAsync("in time ");
        await Expect(text).ToContainTextAsync("in\u00a0time");
    }

    [Theory]
    [InlineData("/support-agent/policy", ".view-lines")]
    [InlineData(Triage, ".modified .view-lines:not(.line-delete)")]
    public async Task An_editor_that_is_emptied_says_what_is_wrong_with_nothing_and_goes_on(string address, string lines)
    {
        await using var console = await HostedConsole.StartAsync("2026.10.3");
        var page = await console.OpenAsync("amara", address);
        await Expect(page.Locator(".editor[aria-busy]")).ToHaveCountAsync(0, new() { Timeout = Patience });
        await Expect(page.Locator(lines)).ToContainTextAsync("e", new() { Timeout = Patience });

        await page.Locator(lines).ClickAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.PressAsync("Delete");
        await Expect(page.GetByText(address == Triage ? "Draft saved" : "The policy cannot be read."))
            .ToBeVisibleAsync(new() { Timeout = Patience });
        await page.Keyboard.PressAsync("Control+z");
        await Expect(page.Locator(lines)).ToContainTextAsync("e", new() { Timeout = Patience });
        await Expect(page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
    }

    [GeneratedRegex("/_blazor")]
    private static partial Regex Circuit();

    private void Hold(IWebSocketRoute socket)
    {
        var server = socket.ConnectToServer();
        socket.OnMessage(frame =>
        {
            void Send()
            {
                if (frame.Binary is { } bytes)
                    server.Send(bytes);
                else
                    server.Send(frame.Text!);
            }
            if (_holding)
                _held.Enqueue(Send);
            else
                Send();
        });
    }
}
