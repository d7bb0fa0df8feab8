using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ReleaseConsole.Tests.Browser;

/// <summary>The auditor's page: searches kept under a name, several artifacts at once, and the file with proof.</summary>
public sealed class AuditPagesTests(Chromium chromium)
{
    private const string Audit = "/support-agent/audit";

    [Fact]
    public async Task Two_artifacts_are_looked_at_together_and_the_search_is_kept_opened_renamed_and_deleted()
    {
        var page = await chromium.PageAsync(Audit, person: "lena");
        await page.GetByLabel("prompts/triage").CheckAsync();
        await page.EndsWithAsync("?subject=prompts%2Ftriage");
        await page.GetByLabel("tools/refund").CheckAsync();
        await page.EndsWithAsync("?subject=prompts%2Ftriage&subject=tools%2Frefund");

        var menu = page.Locator("details.saved");
        await menu.Locator("summary").ClickAsync();
        await page.GetByLabel("Save this search as").FillAsync("Triage and refund");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save search" }).ClickAsync();
        await Expect(menu.GetByRole(AriaRole.Link, new() { Name = "Triage and refund" })).ToBeVisibleAsync();
        (await page.ViolationsAsync()).ShouldBeEmpty();

        await page.GotoAsync(chromium.Address + Audit);
        await menu.Locator("summary").ClickAsync();
        await menu.GetByRole(AriaRole.Link, new() { Name = "Triage and refund" }).ClickAsync();
        await page.EndsWithAsync("?subject=prompts%2Ftriage&subject=tools%2Frefund");
        await Expect(page.GetByLabel("tools/refund")).ToBeCheckedAsync();

        await menu.Locator("summary").ClickAsync();
        await menu.GetByRole(AriaRole.Button, new() { Name = "Rename Triage and refund" }).ClickAsync();
        await page.GetByLabel("New name of Triage and refund").FillAsync("Both");
        await menu.GetByRole(AriaRole.Button, new() { Name = "Rename", Exact = true }).ClickAsync();
        await menu.GetByRole(AriaRole.Button, new() { Name = "Delete Both" }).ClickAsync();
        await Expect(menu.GetByText("No search is saved yet")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_file_with_proof_is_asked_for_by_the_pages_own_form_alone()
    {
        var page = await chromium.PageAsync($"{Audit}?action=ProductCreated&action=WorkspaceCreated", person: "lena");
        var request = page.Context.APIRequest;
        (await request.GetAsync($"{chromium.Address}{Audit}/export?format=proof")).Status.ShouldBe(404);
        (await request.PostAsync($"{chromium.Address}{Audit}/export")).Status.ShouldBe(400);
        (await ExportsAsync(page)).ShouldBe(0);

        var download = await page.RunAndWaitForDownloadAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = "Export with proof" }).ClickAsync());

        download.SuggestedFilename.ShouldBe("audit-search.zip");
        await using var zip = await download.CreateReadStreamAsync();
        await using var archive = new System.IO.Compression.ZipArchive(zip);
        archive.GetEntry("search.note").ShouldNotBeNull();
        (await ExportsAsync(page)).ShouldBe(1);
    }

    private async Task<int> ExportsAsync(IPage page) => System.Text.Json.Nodes.JsonNode.Parse(await (await page.Context.APIRequest.GetAsync(
        $"{chromium.Address}{Audit}/export?format=json&action=SearchExported")).TextAsync())!.AsArray().Count;
}
