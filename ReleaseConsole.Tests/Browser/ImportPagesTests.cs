using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ReleaseConsole.Tests.Browser;

/// <summary>Files handed in through the browser's form, up to what became of each.</summary>
public sealed class ImportPagesTests
{
    private const float Patience = Chromium.Patience;

    [Fact]
    public async Task An_archive_and_a_folder_are_handed_in_and_each_file_says_what_became_of_it()
    {
        await using var console = await HostedConsole.StartAsync("2026.10.3");
        var page = await console.OpenAsync("amara", "/support-agent/imports/new");
        await Expect(page.Locator("output").Nth(1)).ToHaveTextAsync("Nothing is chosen yet", new() { Timeout = Patience });

        var archive = Archive(("prompts/welcome.md", "# Welcome\n\nBe kind.\n"), ("tools/broken.json", "{\n  \"name\": \n}"));
        await page.Locator("input[type=file]").Nth(1).SetInputFilesAsync(
            new FilePayload { Name = "mended.zip", MimeType = "application/zip", Buffer = archive });
        await Expect(page.Locator("output").Nth(1)).ToContainTextAsync("mended.zip");
        await page.GetByRole(AriaRole.Button, new() { Name = "Import the files" }).ClickAsync();
        await Expect(page.Locator("tr.created")).ToContainTextAsync("prompts/welcome", new() { Timeout = Patience });
        await Expect(page.Locator("tr.refused")).ToContainTextAsync("Line 3", new() { Timeout = Patience });
        await Expect(page.Locator("tr.refused .hit")).ToContainTextAsync("3}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Draft a release from 1 version" }).ClickAsync();
        await Expect(page.GetByLabel("prompts/welcome")).ToContainTextAsync("Take v1", new() { Timeout = Patience });
        await Expect(page.GetByLabel("prompts/welcome").Locator("option:checked")).ToContainTextAsync("Imported from mended.zip");
        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Refused 1" }).ClickAsync();
        await Expect(page.Locator("tr.created")).ToHaveCountAsync(0);
        page.Url.ShouldEndWith("outcome=refused");

        var folder = Directory.CreateTempSubdirectory("handed-in");
        var prompts = folder.CreateSubdirectory("prompts").FullName;
        await File.WriteAllTextAsync(
            Path.Combine(prompts, "farewell.md"), "# Farewell\n\nBe brief.\n", TestContext.Current.CancellationToken);
        await page.GotoAsync(console.Address + "/support-agent/imports/new");
        await Expect(page.Locator("output").First).ToHaveTextAsync("Nothing is chosen yet", new() { Timeout = Patience });
        await page.Locator("input[type=file]").First.SetInputFilesAsync(folder.FullName);
        await Expect(page.Locator("output").First).ToContainTextAsync("1 file");
        await page.GetByRole(AriaRole.Button, new() { Name = "Import the folder" }).ClickAsync();
        await Expect(page.Locator("tr.created")).ToContainTextAsync("prompts/farewell", new() { Timeout = Patience });
    }

    [Fact]
    public async Task A_format_that_is_named_is_the_format_of_every_file_handed_in()
    {
        await using var console = await HostedConsole.StartAsync("2026.10.3");
        var page = await console.OpenAsync("amara", "/support-agent/imports/new");
        await Expect(page.Locator("output").Nth(1)).ToHaveTextAsync("Nothing is chosen yet", new() { Timeout = Patience });
        await page.GetByLabel("Format").SelectOptionAsync("prompt: markdown-prompt");
        await Expect(page.Locator(".cols form").Nth(1)).ToHaveAttributeAsync("action", new Regex("format=markdown-prompt$"));
        await page.Locator("input[type=file]").Nth(1).SetInputFilesAsync(
            new FilePayload { Name = "anywhere.txt", MimeType = "text/plain", Buffer = "Be kind."u8.ToArray() });
        await page.GetByRole(AriaRole.Button, new() { Name = "Import the files" }).ClickAsync();
        await Expect(page.Locator("tr.created")).ToContainTextAsync("prompts/anywhere", new() { Timeout = Patience });
    }

    [Fact]
    public async Task Files_and_a_folder_are_dragged_onto_their_areas_with_the_mouse()
    {
        await using var console = await HostedConsole.StartAsync("2026.10.3");
        var page = await console.OpenAsync("amara", "/support-agent/imports/new");
        await Expect(page.Locator("output").Nth(1)).ToHaveTextAsync("Nothing is chosen yet", new() { Timeout = Patience });
        var folder = Directory.CreateTempSubdirectory("dragged");
        var file = Path.Combine(folder.CreateSubdirectory("prompts").FullName, "dragged.md");
        await File.WriteAllTextAsync(file, "# Dragged\n\nBe there.\n", TestContext.Current.CancellationToken);

        await DragAsync(page, page.Locator(".drop").First, folder.FullName);
        await Expect(page.Locator("output").First).ToContainTextAsync("1 file");
        await DragAsync(page, page.Locator(".drop").First, file);
        await Expect(page.Locator("output").First).ToContainTextAsync("That is no folder");
        await DragAsync(page, page.Locator(".drop").Nth(1), folder.FullName);
        await Expect(page.Locator("output").Nth(1)).ToContainTextAsync("1 file");
        await DragAsync(page, page.Locator(".drop").Nth(1), file);
        await Expect(page.Locator("output").Nth(1)).ToContainTextAsync("dragged.md");
        await page.GetByRole(AriaRole.Button, new() { Name = "Import the files" }).ClickAsync();
        await Expect(page.Locator("tbody tr")).ToContainTextAsync("dragged.md", new() { Timeout = Patience });
    }

    [Fact]
    public async Task An_upload_says_how_much_is_sent_and_can_be_called_back_and_nothing_of_it_is_taken()
    {
        await using var console = await HostedConsole.StartAsync("2026.10.3");
        var page = await console.OpenAsync("amara", "/support-agent/imports/new");
        await Expect(page.Locator("output").Nth(1)).ToHaveTextAsync("Nothing is chosen yet", new() { Timeout = Patience });
        var form = page.Locator("form").Filter(new() { HasText = "Drop files" });
        await page.Locator("input[type=file]").Nth(1).SetInputFilesAsync(
            new FilePayload { Name = "large.jsonl", MimeType = "text/plain", Buffer = new byte[3_000_000] });
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("Network.enable");
        await devtools.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object>
        {
            ["offline"] = false,
            ["latency"] = 0,
            ["downloadThroughput"] = -1,
            ["uploadThroughput"] = 100 * 1024,
        });

        await page.GetByRole(AriaRole.Button, new() { Name = "Import the files" }).ClickAsync();
        await Expect(form.Locator(".sending")).ToContainTextAsync(
            new Regex("[1-9][0-9]* kB of 3.0 MB sent, about [0-9]+ s left"), new() { Timeout = Patience });
        await form.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(form.GetByRole(AriaRole.Alert)).ToContainTextAsync("Nothing was taken.");
        await Expect(form.Locator(".sending")).ToBeHiddenAsync();
        await page.ReloadAsync();
        await Expect(page.GetByText("Earlier imports")).ToBeVisibleAsync(new() { Timeout = Patience });
        await Expect(page.Locator(".earlier li")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task What_is_refused_says_why_and_what_was_chosen_stays_chosen()
    {
        await using var console = await HostedConsole.StartAsync("2026.10.3");
        var page = await console.OpenAsync("amara", "/support-agent/imports/new");
        await Expect(page.Locator("output").Nth(1)).ToHaveTextAsync("Nothing is chosen yet", new() { Timeout = Patience });
        await page.Locator("input[type=file]").Nth(1).SetInputFilesAsync(
            new FilePayload { Name = "broken.zip", MimeType = "application/zip", Buffer = "no archive"u8.ToArray() });
        await page.GetByRole(AriaRole.Button, new() { Name = "Import the files" }).ClickAsync();
        await Expect(page.Locator(".refusal")).ToContainTextAsync("archive", new() { Timeout = Patience });
        await Expect(page.Locator("output").Nth(1)).ToContainTextAsync("broken.zip");
    }

    /// <summary>What the browser does when files are dragged in from outside: entered, moved over, let go.</summary>
    private static async Task DragAsync(IPage page, ILocator onto, string path)
    {
        await onto.ScrollIntoViewIfNeededAsync();
        var box = (await onto.BoundingBoxAsync())!;
        var devtools = await page.Context.NewCDPSessionAsync(page);
        foreach (var type in new[] { "dragEnter", "dragOver", "drop" })
        {
            await devtools.SendAsync("Input.dispatchDragEvent", new Dictionary<string, object>
            {
                ["type"] = type,
                ["x"] = box.X + (box.Width / 2),
                ["y"] = box.Y + (box.Height / 2),
                ["data"] = new Dictionary<string, object>
                {
                    ["items"] = Array.Empty<object>(),
                    ["files"] = new[] { path },
                    ["dragOperationsMask"] = 1,
                },
            });
            if (type == "dragOver")
                await Expect(onto).ToHaveAttributeAsync("data-over", "");
        }
    }

    private static byte[] Archive(params (string Path, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, text) in files)
            {
                using var entry = zip.CreateEntry(path).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return bytes.ToArray();
    }
}
