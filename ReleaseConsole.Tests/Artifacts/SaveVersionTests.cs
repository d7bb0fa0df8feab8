using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Artifacts;

public sealed class SaveVersionTests
{
    private const string Text = "# Triage\nAsk at most one question.\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_artifact_begins_with_v1_and_the_log_says_who_saved_it()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();

        var saved = (await console.SavePromptAsync(amara, Text)).Value;

        (saved.Number, saved.IsNew, saved.Parent, saved.Author).ShouldBe((1, true, null, "Amara Okafor"));
        saved.Digest.ShouldBe(Digest.Of(Text));
        await using var db = await console.Contexts.OpenAsync(amara, Cancel);
        var entry = await db.Set<AuditEntry>().SingleAsync(one => one.Action == nameof(VersionSaved), Cancel);
        entry.Summary.ShouldBe("saved prompts/triage as v1: A change");
        (await db.Set<AuditSubject>().Where(one => one.Index == entry.Index).Select(one => one.Subject).ToListAsync(Cancel))
            .ShouldBe(["prompts/triage", saved.Digest.ToString()], ignoreOrder: true);
    }

    [Fact]
    public async Task Who_started_from_an_older_version_hears_who_was_faster()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        var jonas = await console.PersonAsync("Jonas Lindqvist", (Role.PromptEngineer, null));
        var first = (await console.SavePromptAsync(amara, Text)).Value;
        (await console.SavePromptAsync(jonas, Text + "Say the amount.\n", first.Digest)).Value.Number.ShouldBe(2);

        var refusal = (await console.SavePromptAsync(amara, Text + "Be brief.\n", first.Digest)).Refusal!;

        (refusal.Code, refusal.Kind).ShouldBe(("version-conflict", RefusalKind.Conflict));
        refusal.Sentence.ShouldStartWith("Jonas Lindqvist saved v2 at 2026-11-22 09:00 UTC");
    }

    [Fact]
    public async Task Of_two_who_save_at_once_one_wins_and_the_other_hears_of_it()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        var first = (await console.SavePromptAsync(amara, Text)).Value;

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(n =>
            Task.Run(() => console.SavePromptAsync(amara, $"{Text}Variant {n}\n", first.Digest), Cancel)));

        results.Count(result => result.Succeeded).ShouldBe(1);
        results.Where(result => !result.Succeeded).ShouldAllBe(result => result.Refusal!.Code == "version-conflict");
        (await console.TextAsync(amara, ArtifactKind.Prompt, "prompts/triage")).Number.ShouldBe(2);
    }

    [Fact]
    public async Task The_same_content_again_is_the_same_version_and_is_not_recorded()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        var first = (await console.SavePromptAsync(amara, Text)).Value;

        var again = (await console.SavePromptAsync(amara, "\uFEFF" + Text.Replace("\n", "\r\n", StringComparison.Ordinal))).Value;

        again.ShouldBe(first with { IsNew = false });
        await using var db = await console.Contexts.OpenAsync(amara, Cancel);
        (await db.Set<AuditEntry>().CountAsync(one => one.Action == nameof(VersionSaved), Cancel)).ShouldBe(1);
    }

    [Fact]
    public async Task A_secret_is_refused_with_its_place_and_never_repeated()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        var key = "ghp_" + "q8WmZ2xK7vLpR4tNc9YbJ6sD" + "3hF5gA1eUoTi";

        var refusal = (await console.SavePromptAsync(amara, $"{Text}Use {key} to read.\n")).Refusal!;
        var inMessage = (await console.SaveAsync(amara, ArtifactKind.Prompt, "prompts/triage", Text, message: $"with {key}")).Refusal!;

        (refusal.Code, refusal.Place).ShouldBe(("secret-in-content", "3:5"));
        inMessage.Code.ShouldBe("secret-in-message");
        (refusal.ToString() + inMessage).ShouldNotContain("ghp_");
    }

    [Theory]
    [InlineData(ArtifactKind.Model, "models/default", "{\"model\": \"m\",\n \"model\": \"n\"}", "duplicate-key", "2:2")]
    [InlineData(ArtifactKind.Settings, "settings/runtime", "a: 1\nb: [1, 2\n", "yaml-syntax", "3:1")]
    [InlineData(ArtifactKind.Settings, "settings/runtime", "a: 1\napi_key: hunter2\n", "literal-secret", "2:10")]
    [InlineData(ArtifactKind.Tool, "tools/refund", "{\"name\": \"refund\", \"inputSchema\": {}, \"title\": 3}", "wrong-type", "1:48")]
    [InlineData(ArtifactKind.Dataset, "datasets/golden", "{\"a\": 1}\n[1]\n", "line-not-an-object", "2:1")]
    [InlineData(ArtifactKind.Prompt, "prompts/Triage", "text", "bad-artifact-path", null)]
    [InlineData(ArtifactKind.Prompt, "tools/triage", "text", "bad-artifact-path", null)]
    [InlineData(ArtifactKind.Prompt, "prompts/../triage", "text", "bad-artifact-path", null)]
    [InlineData(ArtifactKind.Prompt, "prompts/triage", " \n", "content-missing", null)]
    [InlineData(ArtifactKind.Evaluation, "evaluations/golden", "{}", "not-edited", null)]
    public async Task What_cannot_be_content_is_refused_with_its_place(
        ArtifactKind kind, string path, string text, string code, string? place)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var refusal = (await console.SaveAsync(await console.AuthorAsync(), kind, path, text)).Refusal!;
        (refusal.Code, refusal.Place).ShouldBe((code, place));
    }

    [Fact]
    public async Task More_than_4_MB_and_an_unknown_parent_are_refused()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        (await console.SavePromptAsync(amara, new string('é', 2_000_001))).Refusal!.Kind.ShouldBe(RefusalKind.TooLarge);
        (await console.SavePromptAsync(amara, Text, Digest.Of("other"))).Refusal!.Code.ShouldBe("version-conflict");
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Reviewer)]
    [InlineData(Role.ReleaseManager)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Admin)]
    public async Task Only_prompt_engineers_save(Role role)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var refusal = (await console.SavePromptAsync(await console.PersonAsync("Someone", (role, null)), Text)).Refusal!;
        (refusal.Code, refusal.Kind).ShouldBe(("role-missing", RefusalKind.Forbidden));
    }

    [Fact]
    public async Task Another_tenant_sees_nothing_of_it_and_its_own_artifact_begins_with_v1()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.SavePromptAsync(amara, Text);
        var stranger = await console.PersonInAsync(await console.AddTenantAsync("other", Cancel), "Stranger", (Role.PromptEngineer, null));

        (await console.Get<VersionText>().RunAsync(TestConsole.ProductSlug, ArtifactKind.Prompt, "prompts/triage", "1", stranger, Cancel))
            .Refusal!.Code.ShouldBe("unknown-artifact");
        (await console.Get<ArtifactList>().RunAsync(TestConsole.ProductSlug, new ArtifactFilter(), stranger, Cancel)).Value.Total
            .ShouldBe(0);
        (await console.SavePromptAsync(stranger, Text)).Value.Number.ShouldBe(1);
    }
}
