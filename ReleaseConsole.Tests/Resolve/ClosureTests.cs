using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Resolve;

public sealed class ClosureTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("---\ntools:\n  - refund\n---\nHi", null)]
    [InlineData("---\ntools:\n  - name: refund\n---\nHi", null)]
    [InlineData("---\ntools:\n  - give_back\n---\nHi", null)]
    [InlineData("---\ntools: [refund, search]\n---\nHi", "prompts/triage:2:17 search")]
    [InlineData("---\ntools: refund@latest\n---\nHi", "prompts/triage:2:8 refund@latest")]
    [InlineData("---\ntools: [\"refund@^2\"]\n---\nHi", "prompts/triage:2:9 refund@^2")]
    [InlineData("---\nmodel: default\n---\nHi", null)]
    [InlineData("---\nmodel: spare\n---\nHi", "prompts/triage:2:8 spare")]
    [InlineData("---\nmodel: openai/gpt-4.1-mini-2025-04-14\n---\nHi", null)]
    [InlineData("---\nmodel: openai/chatgpt-4o-latest\n---\nHi", "prompts/triage:2:8 openai/chatgpt-4o-latest")]
    [InlineData("---\ndatasets: [golden]\n---\nHi", "prompts/triage:2:12 golden")]
    [InlineData("Hi {{> parts/tone}}", "prompts/triage:1:4 parts/tone")]
    [InlineData("Hi {{> summary}}, see tools/search", null)]
    [InlineData("Hi @@@langfusePrompt:name=tone|label=production@@@", "prompts/triage:1:4 tone (label production)")]
    public void A_prompt_names_only_what_is_pinned(string text, string? open) =>
        Opened(new ClosureContent(ArtifactKind.Prompt, "prompts/triage", text)).ShouldBe(open is null ? [] : [open]);

    [Theory]
    [InlineData(ArtifactKind.Policy, "rules:\n  - applies_to: [prompts/triage, tools/refund]", null)]
    [InlineData(ArtifactKind.Policy, "rules:\n  - applies_to: [prompts/triage, tools/search]", "policies/x:2:34 tools/search")]
    [InlineData(ArtifactKind.Settings, "judge: models/spare", "settings/x:1:8 models/spare")]
    [InlineData(ArtifactKind.Settings, "judge: models/unheard-of", null)]
    [InlineData(ArtifactKind.Settings, "judge: models/default@latest", "settings/x:1:8 models/default (latest)")]
    [InlineData(ArtifactKind.Model, "provider: openai\nmodel: gpt-4.1-mini-2025-04-14", null)]
    [InlineData(ArtifactKind.Model, "provider: openai\nmodel: gpt-4o-latest", "models/x:2:8 gpt-4o-latest")]
    [InlineData(ArtifactKind.Model, "model: models:/triage@champion", "models/x:1:8 models:/triage@champion")]
    [InlineData(ArtifactKind.Dataset, "{\"see\":\"tools/search\"}", null)]
    public void Policies_settings_and_models_name_only_what_is_pinned(ArtifactKind kind, string text, string? open) =>
        Opened(new ClosureContent(kind, $"{kind.Folder()}/x", text)).ShouldBe(open is null ? [] : [open]);

    [Fact]
    public async Task A_release_is_refused_with_every_place_that_names_what_it_does_not_pin()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();

        var view = await console.ImportAsync(
            amara, ("prompts/a.md", "---\ntools: [search]\n---\n{{> tone}}"), ("prompts/b.md", "---\nmodel: openai/chatgpt-4o-latest\n---\nHi"),
            ("release.yaml", "version: \"1.0\"\nartifacts:\n  - prompts/a.md\n  - prompts/b.md\n"));

        var refused = view.Item("release.yaml");
        refused.Code.ShouldBe("unpinned-reference");
        foreach (var place in new[] { "prompts/a:2:9 search", "prompts/a:4:1 tone", "prompts/b:2:8 openai/chatgpt-4o-latest" })
            refused.Reason!.ShouldContain(place);
    }

    [Fact]
    public async Task An_exception_with_a_reason_is_signed_with_the_manifest_and_stands_in_the_log()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        var content = ("prompts/a.md", "---\ntools: [search]\n---\nHi");

        var bare = await console.ImportAsync(amara, content, ("release.yaml", "version: \"1.0\"\nartifacts: [prompts/a.md]\nexceptions:\n  - reference: search\n"));
        var stated = await console.ImportAsync(
            amara, content, ("release.yaml", "version: \"1.0\"\nartifacts: [prompts/a.md]\nexceptions:\n  - reference: search\n    reason: The desk provides it.\n"));

        bare.Item("release.yaml").Code.ShouldBe("exception-without-reason");
        stated.Item("release.yaml").Outcome.ShouldBe(ItemOutcome.Created);
        stated.Item("release.yaml").Reason!.ShouldContain("search is left open: The desk provides it.");
        var profile = (await console.Get<ReleaseProfile>().RunAsync(TestConsole.ProductSlug, "1.0", amara, Cancel)).Value;
        profile.Exceptions.ShouldBe([new PinException("search", "The desk provides it.")]);
        (await console.AllAsync<Core.Audit.AuditEntry>()).Single(entry => entry.Action == "ReleaseFrozen").Summary.ShouldContain("leaving open search");
    }

    [Fact]
    public async Task After_a_decision_the_same_files_are_read_again_and_the_release_is_frozen()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        const string Welcome = "You greet a customer of the shop and ask what you can do for them today. Never promise a date.";
        await console.ImportAsync(amara, ("prompts/welcome.md", Welcome));
        var first = await console.ImportAsync(
            amara, ("prompts/greeting.md", Welcome + " Be brief."), ("release.yaml", "version: \"1.0\"\nartifacts: [prompts/greeting.md]\n"));
        first.Item("release.yaml").Code.ShouldBe("unresolved-artifact");
        var waiting = (await console.Get<UnresolvedQueue>().RunAsync(TestConsole.ProductSlug, amara, Cancel)).Value.ShouldHaveSingleItem();
        await console.Get<ResolveItem>().RunAsync(waiting.Id, new(Resolution.SameArtifact), amara, Cancel);

        var again = (await console.Get<RetryImport>().RunAsync(first.Id, amara, Cancel)).Value;
        (await console.Get<RunImport>().RunAsync(again, amara, Cancel)).Refusal.ShouldBeNull();

        (await console.ViewAsync(amara, again)).Item("release.yaml").Outcome.ShouldBe(ItemOutcome.Created);
        (await console.Get<RetryImport>().RunAsync(first.Id, amara, Cancel)).Refusal!.Code.ShouldBe("files-not-kept");
    }

    private static List<string> Opened(ClosureContent content) =>
        [.. Closure.Of(
            [
                content, new(ArtifactKind.Tool, "tools/refund", ""), new(ArtifactKind.Model, "models/default", ""), new(ArtifactKind.Prompt, "prompts/summary", ""),
                .. content.Path == "prompts/triage" ? Array.Empty<ClosureContent>() : [new(ArtifactKind.Prompt, "prompts/triage", "")],
            ],
            new KnownNames(
                new HashSet<string> { "tools/refund", "tools/search", "models/default", "models/spare", "prompts/triage", "prompts/summary" },
                new Dictionary<string, string> { ["tools/give_back"] = "tools/refund" })).Select(one => one.Reference.ToString())];
}
