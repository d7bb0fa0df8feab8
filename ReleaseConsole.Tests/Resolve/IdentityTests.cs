using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Resolve;

public sealed class IdentityTests
{
    private const string Welcome =
        "You greet a customer of the shop. Say hello, say who you are, and ask what you can do for them today. Never promise a date or an amount.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Resolution.SameArtifact, "prompts/welcome", 2)]
    [InlineData(Resolution.NewArtifact, "prompts/greeting", 1)]
    [InlineData(Resolution.Alias, "prompts/welcome", 2)]
    [InlineData(Resolution.Ignore, null, null)]
    public async Task A_likely_rename_waits_for_a_person_and_the_answer_holds_for_the_next_import(
        Resolution resolution, string? path, int? version)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ("prompts/welcome.md", Welcome));

        var view = await console.ImportAsync(amara, ("prompts/greeting.md", Welcome + " Be brief."));
        view.Item("prompts/greeting.md").Outcome.ShouldBe(ItemOutcome.Unresolved);
        var waiting = (await console.Get<UnresolvedQueue>().RunAsync(TestConsole.ProductSlug, amara, Cancel)).Value.ShouldHaveSingleItem();
        waiting.Suggestion.ShouldBe("prompts/welcome");

        var resolved = (await console.Get<ResolveItem>().RunAsync(waiting.Id, new(resolution), amara, Cancel)).Value;
        (resolved.Path, resolved.Version).ShouldBe((path, version));
        var again = await console.ImportAsync(amara, ("prompts/greeting.md", Welcome + " Be brief."));
        again.Item("prompts/greeting.md").Outcome.ShouldBe(resolution == Resolution.Ignore ? ItemOutcome.Ignored : ItemOutcome.Unchanged);
        (await console.Get<ResolveItem>().RunAsync(waiting.Id, new(resolution), amara, Cancel)).Refusal!.Code.ShouldBe("already-resolved");
    }

    [Fact]
    public async Task A_file_that_becomes_another_kind_waits_for_a_person()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ("shared/guard.md", "---\nkind: prompt\n---\nNever promise a date."));

        var view = await console.ImportAsync(amara, ("shared/guard.md", "---\nkind: policy\n---\nNever promise a date."));

        var item = view.Item("shared/guard.md");
        item.Outcome.ShouldBe(ItemOutcome.Unresolved);
        item.Reason!.ShouldContain("was a prompt");
    }

    [Fact]
    public async Task A_file_of_another_kind_is_offered_as_the_new_artifact_it_can_be_and_the_answer_holds()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ("shared/guard.md", "---\nkind: prompt\n---\nNever promise a date."));
        await console.ImportAsync(amara, ("shared/guard.md", "---\nkind: policy\n---\nNever promise a date."));
        var waiting = (await console.Get<UnresolvedQueue>().RunAsync(TestConsole.ProductSlug, amara, Cancel)).Value.ShouldHaveSingleItem();

        waiting.Suggestions.Select(one => (one.Path, one.Artifact is null)).ShouldBe([("policies/guard", true), ("prompts/guard", false)]);
        waiting.Suggestion.ShouldBeNull();
        waiting.Reason.ShouldEndWith("make this the new policy policies/guard and leave prompts/guard out of the next release, or leave this content out.");
        await console.Get<ResolveItem>().RunAsync(waiting.Id, new(Resolution.NewArtifact), amara, Cancel);

        (await console.ImportAsync(amara, ("shared/guard.md", "---\nkind: policy\n---\nNever promise a day."))).Items
            .Single(one => one.Outcome != ItemOutcome.Missing).ArtifactPath.ShouldBe("policies/guard");
    }

    [Fact]
    public async Task A_stated_path_wins_over_where_the_file_lies()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();

        var view = await console.ImportAsync(amara, ("prompts/old-name.md", "---\npath: prompts/triage\n---\nHello"));

        view.Item("prompts/old-name.md").ArtifactPath.ShouldBe("prompts/triage");
    }

    [Fact]
    public async Task A_release_with_a_file_that_waits_is_refused_at_its_line()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ("prompts/welcome.md", Welcome));

        var view = await console.ImportAsync(
            amara, ("prompts/greeting.md", Welcome), ("release.yaml", "version: \"1.0\"\nartifacts:\n  - prompts/greeting.md\n"));

        var release = view.Item("release.yaml");
        (release.Code, release.Line).ShouldBe(("unresolved-artifact", 3));
    }

    [Fact]
    public async Task A_decision_can_be_looked_up_and_revoked_and_then_the_next_import_asks_again()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ("prompts/welcome.md", Welcome));
        await console.ImportAsync(amara, ("prompts/greeting.md", Welcome + " Be brief."));
        var waiting = await OneWaitingAsync(console, amara);
        await console.Get<ResolveItem>().RunAsync(waiting.Id, new(Resolution.SameArtifact), amara, Cancel);
        var decided = (await console.Get<DecisionList>().RunAsync(TestConsole.ProductSlug, amara, Cancel)).Value.ShouldHaveSingleItem();
        (decided.Path, decided.Artifact, decided.By).ShouldBe(("prompts/greeting", "prompts/welcome", amara.Name));

        (await OfAsync(decided.Id)).By.ShouldBe(amara.Name);
        (await console.Get<RevokeDecision>().RunAsync(decided.Id, amara, Cancel)).Value.WaitsAgain.ShouldBeFalse();
        (await OfAsync(decided.Id)).IsTakenBack.ShouldBeTrue();

        var again = await console.ImportAsync(amara, ("prompts/greeting.md", Welcome + " Be brief, always."));
        again.Item("prompts/greeting.md").Outcome.ShouldBe(ItemOutcome.Unresolved);
        (await console.Get<DecisionList>().RunAsync(TestConsole.ProductSlug, amara, Cancel)).Value
            .ShouldHaveSingleItem().RevokedBy.ShouldBe(amara.Name);
        (await console.StoryAsync()).ShouldContain("DecisionRevoked");
        (await console.Get<RevokeDecision>().RunAsync(decided.Id, amara, Cancel)).Refusal!.Code.ShouldBe("not-decided");

        async Task<QuestionShown> OfAsync(UnresolvedId id) =>
            (await console.Get<QuestionView>().RunAsync(TestConsole.ProductSlug, id, amara, Cancel)).ShouldSucceed();
    }

    [Fact]
    public async Task A_question_that_waits_is_told_so_and_one_that_is_nowhere_is_unknown()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ("prompts/welcome.md", Welcome));
        await console.ImportAsync(amara, ("prompts/greeting.md", Welcome + " Be brief."));
        var waiting = await OneWaitingAsync(console, amara);
        var view = console.Get<QuestionView>();

        (await view.RunAsync(TestConsole.ProductSlug, waiting.Id, amara, Cancel)).ShouldSucceed()
            .ShouldBe(new QuestionShown("prompts/greeting", null, null, IsTakenBack: false));
        (await view.RunAsync(TestConsole.ProductSlug, new UnresolvedId(Guid.CreateVersion7()), amara, Cancel))
            .Refusal!.Code.ShouldBe("unknown-item");
    }

    [Fact]
    public async Task What_was_left_out_waits_again_when_that_is_taken_back()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ("prompts/welcome.md", Welcome));
        await console.ImportAsync(amara, ("prompts/greeting.md", Welcome + " Be brief."));
        var waiting = await OneWaitingAsync(console, amara);
        await console.Get<ResolveItem>().RunAsync(waiting.Id, new(Resolution.Ignore), amara, Cancel);

        (await console.Get<RevokeDecision>().RunAsync(waiting.Id, amara, Cancel)).Value.WaitsAgain.ShouldBeTrue();

        (await OneWaitingAsync(console, amara)).Id.ShouldBe(waiting.Id);
    }

    [Fact]
    public void Tools_that_take_nothing_are_not_alike_for_that()
    {
        static Likeness Of(string name) => Likeness.Of(
            ArtifactKind.Tool, Digest.Of(name),
            System.Text.Encoding.UTF8.GetBytes($$"""{"inputSchema":{"type":"object"},"name":"{{name}}"}"""));
        var evidence = Of("mcp").To(Of("list_allowed_directories"));
        evidence.ShouldHaveSingleItem().What.ShouldBe("name");
        Likeness.Score(evidence).ShouldBe(0);
    }

    [Fact]
    public async Task A_tool_renamed_and_reworded_is_found_by_its_parameters_and_the_evidence_says_so()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(
            amara, ("tools/desk.json", Tool("create_refund", "Pays the customer's money for an order back to the card it was paid with.")));

        await console.ImportAsync(
            amara, ("tools/desk.json", Tool("refund_create_v2", "Pays the customer's money for an order back to the card it came from.")));

        var waiting = await OneWaitingAsync(console, amara);
        var suggestion = waiting.Suggestions.ShouldHaveSingleItem();
        (waiting.Path, suggestion.Path).ShouldBe(("tools/refund_create_v2", "tools/create_refund"));
        suggestion.Score.ShouldBeInRange(0.65, 0.99);
        suggestion.Evidence.Select(one => one.What).ShouldBe(["name", "description", "parameters"]);
        suggestion.Evidence[2].Share.ShouldBe(1);
        Math.Round(suggestion.Evidence.Sum(one => one.Share * one.Weight) / suggestion.Evidence.Sum(one => one.Weight), 4)
            .ShouldBe(suggestion.Score);
    }

    [Fact]
    public async Task Written_rules_decide_before_anyone_is_asked_and_the_outcome_names_the_rule()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ("prompts/welcome.md", Welcome));
        const string Rules =
            "# Where things went in spring\nprompts/desk/* → prompts/*\nignore drafts/**\nalways new under prompts/copies/**";
        (await console.Get<SaveIdentityRules>().RunAsync(TestConsole.ProductSlug, Rules, 0, amara, Cancel)).Value.Version.ShouldBe(1);

        var moved = await console.ImportAsync(
            amara, ("prompts/desk/welcome.md", Welcome + " Be brief."), ("drafts/prompts/welcome.md", Welcome),
            ("prompts/copies/welcome.md", Welcome));

        (moved.Item("prompts/desk/welcome.md").ArtifactPath, moved.Item("prompts/desk/welcome.md").Version)
            .ShouldBe(("prompts/welcome", 2));
        moved.Item("prompts/desk/welcome.md").Reason!.ShouldContain("“prompts/desk/* → prompts/*” (version 1 of the rules, line 2)");
        (moved.Item("drafts/prompts/welcome.md").Outcome, moved.Item("prompts/copies/welcome.md").Version)
            .ShouldBe((ItemOutcome.Ignored, 1));
        (await console.Get<SaveIdentityRules>().RunAsync(TestConsole.ProductSlug, "ignore x/**", 0, amara, Cancel)).Refusal!.Code
            .ShouldBe("version-conflict");
        var refused = (await console.Get<SaveIdentityRules>().RunAsync(
            TestConsole.ProductSlug, "ignore x/**\nforget about it", 1, amara, Cancel)).Refusal!;
        (refused.Code, refused.Place).ShouldBe(("not-a-rule", "2:1"));
    }

    [Fact]
    public async Task An_artifact_keeps_its_kind_and_a_new_one_needs_a_free_path()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(
            amara, ("shared/guard.md", "---\nkind: prompt\n---\nNever promise a date."), ("prompts/taken.md", "Another."));
        await console.ImportAsync(
            amara, ("shared/guard.md", "---\nkind: policy\n---\nNever promise a date."), ("prompts/taken.md", "Another."));
        var kind = await OneWaitingAsync(console, amara);

        (await console.Get<ResolveItem>().RunAsync(kind.Id, new(Resolution.SameArtifact), amara, Cancel)).Refusal!.Code
            .ShouldBe("kind-differs");
        (await console.Get<ResolveItem>().RunAsync(kind.Id, new(Resolution.Alias, "prompts/nowhere"), amara, Cancel)).Refusal!.Code
            .ShouldBe("no-such-target");
        var made = (await console.Get<ResolveItem>().RunAsync(
            kind.Id, new(Resolution.NewArtifact, "policies/promises"), amara, Cancel)).Value;
        (made.Path, made.Version).ShouldBe(("policies/promises", 1));
        var again = await console.ImportAsync(
            amara, ("shared/guard.md", "---\nkind: policy\n---\nNever promise a date at all."), ("prompts/taken.md", "Another."));
        // The prompt that the file was before is named as missing.
        var read = again.Items.Single(item => item.SourcePath == "shared/guard.md" && item.Outcome != ItemOutcome.Missing);
        (read.ArtifactPath, read.Version).ShouldBe(("policies/promises", 2));
    }

    private static async Task<UnresolvedRow> OneWaitingAsync(TestConsole console, Core.Actor actor) =>
        (await console.Get<UnresolvedQueue>().RunAsync(TestConsole.ProductSlug, actor, Cancel)).Value.ShouldHaveSingleItem();

    private static string Tool(string name, string description) => $$"""
        { "tools": [ { "name": "{{name}}", "description": "{{description}}", "inputSchema": {"type": "object", "required": ["order"], "properties": {
          "order": {"type": "string"}, "amount": {"type": "number"}, "reason": {"type": "string"} } } } ] }
        """;
}
