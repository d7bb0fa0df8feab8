using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Artifacts;

public sealed class DraftTests
{
    private const string Product = TestConsole.ProductSlug;
    private const string Path = "prompts/triage";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_draft_is_its_persons_alone_and_ends_with_the_save()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        var jonas = await console.PersonAsync("Jonas Lindqvist", (Role.PromptEngineer, null));
        var first = (await console.SavePromptAsync(amara, "one\n")).Value;

        foreach (var text in new[] { "two", "three" })
            (await console.Get<SaveDraft>().RunAsync(Product, ArtifactKind.Prompt, Path, text, first.Digest, amara, Cancel)).Refusal
                .ShouldBeNull();

        var draft = (await console.Get<ArtifactView>().RunAsync(Product, ArtifactKind.Prompt, Path, amara, Cancel)).Value.Draft!;
        (draft.Text, draft.BasedOnVersion, draft.SavedAt).ShouldBe(("three", 1, console.Clock.GetUtcNow()));
        (await console.Get<ArtifactView>().RunAsync(Product, ArtifactKind.Prompt, Path, jonas, Cancel)).Value.Draft.ShouldBeNull();
        await console.SavePromptAsync(amara, "three\n", first.Digest);
        (await console.Get<ArtifactView>().RunAsync(Product, ArtifactKind.Prompt, Path, amara, Cancel)).Value.Draft.ShouldBeNull();
    }

    [Fact]
    public async Task A_discarded_draft_is_gone_and_discarding_again_is_the_same()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        var first = (await console.SavePromptAsync(amara, "one\n")).Value;
        await console.Get<SaveDraft>().RunAsync(Product, ArtifactKind.Prompt, Path, "two", first.Digest, amara, Cancel);

        for (var time = 0; time < 2; time++)
            (await console.Get<DiscardDraft>().RunAsync(Product, ArtifactKind.Prompt, Path, amara, Cancel)).Refusal.ShouldBeNull();

        (await console.Get<ArtifactView>().RunAsync(Product, ArtifactKind.Prompt, Path, amara, Cancel)).Value.Draft.ShouldBeNull();
    }

    [Fact]
    public async Task Who_may_not_author_keeps_no_draft_and_sees_who_can()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        var mei = await console.PersonAsync("Mei Tanaka", (Role.Reviewer, Lane.Compliance));
        await console.SavePromptAsync(amara, "one\n");

        (await console.Get<SaveDraft>().RunAsync(Product, ArtifactKind.Prompt, Path, "two", null, mei, Cancel)).Refusal!.Code
            .ShouldBe("role-missing");
        var shown = (await console.Get<ArtifactView>().RunAsync(Product, ArtifactKind.Prompt, Path, mei, Cancel)).Value;
        shown.MayNotEdit!.Code.ShouldBe("role-missing");
        shown.WhoCanEdit.ShouldBe(["Amara Okafor"]);
    }

    [Fact]
    public void Variables_are_held_against_front_matter_and_settings()
    {
        var text = """
            ---
            variables: [shop_name, unused]
            ---
            Hello {{ shop_name }}, {{refund_limit}} {{nobody}}
            {{#each order.items}}{{name}}{{/each}} {{#if vip}}x{{/if}} {{role "user"}} {{else}} {{nobody}}
            """;

        var found = DraftChecks.Of(
            ArtifactKind.Prompt, text, from: null, new Dictionary<string, string> { ["refund_limit"] = "settings/runtime" });

        found.WouldBe.ShouldBe(Digest.Of(text));
        found.Variables.Select(one => (one.Name, one.DeclaredIn)).ShouldBe(
            [("shop_name", "front matter"), ("refund_limit", "settings/runtime"), ("nobody", null), ("order.items", null), ("vip", null)]);
        found.Checks.Select(one => (one.Code, one.Line, one.Column)).ShouldBe(
            [("undeclared-variable", 4, 41), ("undeclared-variable", 5, 1), ("undeclared-variable", 5, 40), ("unused-variable", 1, 1)]);
    }

    [Fact]
    public void Variables_of_messages_and_of_a_text_with_settings_beside_it_are_shown_with_their_place()
    {
        var chat = DraftChecks.Of(ArtifactKind.Prompt, """
            {"variables": ["brand", "unused"],
             "messages": [{"role": "system", "content": "You serve {{ brand }}."},
              {"role": "user", "content": [{"type": "text", "text": "{{refund_limit}} {{question}}"}]},
              {"role": "assistant", "content": "{tone}", "syntax": "f-string"}]}
            """, from: null, new Dictionary<string, string> { ["refund_limit"] = "settings/runtime" });
        var text = DraftChecks.Of(
            ArtifactKind.Prompt, "{\"text\": \"Hi {{name}}\", \"config\": {\"model\": \"m\"}}", from: null,
            new Dictionary<string, string>());

        chat.Variables.Select(one => (one.Name, one.DeclaredIn)).ShouldBe(
            [("brand", "prompt"), ("refund_limit", "settings/runtime"), ("question", null), ("tone", null)]);
        chat.Checks.Select(one => (one.Code, one.Line, one.Column)).ShouldBe(
            [("undeclared-variable", 3, 75), ("undeclared-variable", 4, 37), ("unused-variable", 1, 1)]);
        text.Checks.ShouldHaveSingleItem().Sentence.ShouldBe("{{name}} is filled in here, and neither the prompt nor settings declare it.");
    }

    [Fact]
    public void The_conversation_so_far_is_dotprompts_own_and_elsewhere_a_variable()
    {
        var dotprompt = new EditedFrom("dotprompt", ContentForm.Text, []);
        DraftChecks.Of(ArtifactKind.Prompt, "{{history}} {{name}}", dotprompt, new Dictionary<string, string>()).Variables
            .Select(one => one.Name).ShouldBe(["name"]);
        DraftChecks.Of(ArtifactKind.Prompt, "{{history}} {{name}}", from: null, new Dictionary<string, string>()).Variables
            .Select(one => one.Name).ShouldBe(["history", "name"]);
    }

    [Fact]
    public void What_would_refuse_the_save_is_an_error_with_its_place()
    {
        var found = DraftChecks.Of(ArtifactKind.Settings, "a: 1\nb: [1\n", from: null, new Dictionary<string, string>());
        found.CanBeSaved.ShouldBeFalse();
        found.Checks.ShouldHaveSingleItem().Severity.ShouldBe(CheckSeverity.Error);
    }
}
