using System.Text;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Artifacts;

public sealed class EditedTextTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_text_of_the_sample_product_is_shown_as_written_and_saves_as_the_version_it_is()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, Importing.Sample("2026.10.3"));
        var rows = (await console.Get<ArtifactList>().RunAsync(
            TestConsole.ProductSlug, new ArtifactFilter(Limit: 500), amara, Cancel)).Value.Rows;

        rows.Count.ShouldBeGreaterThan(10);
        foreach (var row in rows.Where(row => row.Kind != ArtifactKind.Evaluation))
        {
            var shown = await console.TextAsync(amara, row.Kind, row.Path);
            var saved = await console.SaveAsync(amara, row.Kind, row.Path, shown.Content!, row.Digest);
            saved.Refusal.ShouldBeNull(row.Path);
            (saved.Value.IsNew, saved.Value.Digest).ShouldBe((false, row.Digest), row.Path);
        }
    }

    [Fact]
    public async Task Settings_of_several_files_are_one_text_whose_faults_are_found_in_their_line()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ("settings/runtime.yaml", "limit: 50\n"), ("settings/runtime.production.yaml", "limit: 200\n"));
        var shown = await console.TextAsync(amara, ArtifactKind.Settings, "settings/runtime");
        shown.Content.ShouldBe("--- # runtime.yaml\nlimit: 50\n--- # runtime.production.yaml\nlimit: 200\n");

        var broken = await console.SaveAsync(
            amara, ArtifactKind.Settings, "settings/runtime", shown.Content + "limit: 300\n", shown.Digest);
        var foreign = await console.SaveAsync(
            amara, ArtifactKind.Settings, "settings/runtime", shown.Content + "--- # other.yaml\na: 1\n", shown.Digest);
        var edited = await console.SaveAsync(
            amara, ArtifactKind.Settings, "settings/runtime", shown.Content!.Replace("200", "100", StringComparison.Ordinal), shown.Digest);

        (broken.Refusal!.Code, broken.Refusal.Place).ShouldBe(("yaml-duplicate-key", "5:1"));
        (foreign.Refusal!.Code, foreign.Refusal.Place).ShouldBe(("bad-settings-part", "5:1"));
        edited.Value.Digest.ShouldBe(
            Digest.Of(Encoding.UTF8.GetBytes("""{"base":{"limit":50},"overlays":{"production":{"limit":100}}}""")));
        (await console.TextAsync(amara, ArtifactKind.Settings, "settings/runtime")).Content!.ShouldContain("limit: 100");
    }

    [Theory]
    [InlineData(ArtifactKind.Prompt, "[{\"role\": \"user\", \"content\": \"hi\"}]", "chat-prompt")]
    [InlineData(ArtifactKind.Prompt, "{{shop_name}} greets you.", "markdown-prompt")]
    [InlineData(ArtifactKind.Policy, "version: 3\nrules: []\n", "policy-yaml")]
    [InlineData(ArtifactKind.Policy, "Refunds above 50 EUR are decided by a person.\n", "policy-text")]
    [InlineData(ArtifactKind.Tool, "{\"name\": \"refund\", \"inputSchema\": {\"type\": \"object\"}}", "mcp-tools")]
    [InlineData(ArtifactKind.Tool, "{\"type\": \"function\", \"name\": \"refund\", \"parameters\": {}}", "openai-function")]
    [InlineData(ArtifactKind.Model, "provider: openai\nmodel: gpt-4.1-mini-2025-04-14\n", "model-settings")]
    public void A_new_text_is_read_by_what_it_shows(ArtifactKind kind, string text, string format) =>
        EditedText.Read(kind, text, from: null).Value.Format.ShouldBe(format);
}
