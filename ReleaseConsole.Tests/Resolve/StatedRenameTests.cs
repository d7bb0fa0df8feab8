using System.Text;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Resolve;

/// <summary>What says its own name and says another one than before.</summary>
public sealed class StatedRenameTests
{
    private const string Welcome =
        "You greet a customer of the shop. Say hello, say who you are, and ask what you can do for them today. Never promise a date or an amount.";

    private const string Other =
        "Sort each letter by what it is about and how urgent it is. Answer with one word out of the list and nothing else at all.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Formats => ["langfuse", "promptfoo", "front matter", "openai", "mlflow"];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task The_same_text_under_a_new_stated_name_waits_wherever_it_comes_from(string format)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await OneAsync(console, amara, Prompt(format, "welcome", Welcome));

        (await OneAsync(console, amara, Prompt(format, "greeting", Welcome))).Outcome.ShouldBe(ItemOutcome.Unresolved);
        (await WaitingAsync(console, amara)).ShouldHaveSingleItem().Suggestions[0].Score.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Nearly_the_same_text_under_a_new_stated_name_waits_where_the_old_one_is_gone_and_the_answer_holds(string format)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, Prompt(format, "welcome", Welcome));

        await console.ImportAsync(amara, Prompt(format, "greeting", Welcome + " Be brief."));
        var waiting = (await WaitingAsync(console, amara)).ShouldHaveSingleItem();
        (waiting.Path, waiting.Suggestion, waiting.Suggestions[0].Score > 0.8).ShouldBe(("prompts/greeting", "prompts/welcome", true));
        await console.Get<ResolveItem>().RunAsync(waiting.Id, new(Resolution.SameArtifact), amara, Cancel);

        var again = await OneAsync(console, amara, Prompt(format, "greeting", Welcome + " Be brief and kind."));
        (again.ArtifactPath, again.Version).ShouldBe(("prompts/welcome", 3));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Another_text_under_a_new_stated_name_is_new_and_so_is_a_copy_beside_what_it_copies(string format)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await OneAsync(console, amara, Prompt(format, "welcome", Welcome));

        (await OneAsync(console, amara, Prompt(format, "triage", Other))).ShouldSatisfyAllConditions(
            item => item.Outcome.ShouldBe(ItemOutcome.Created), item => item.ArtifactPath.ShouldBe("prompts/triage"));
        var both = await console.ImportAsync(amara, Importing.LooseFiles(
            [Named("a", Prompt(format, "welcome", Welcome)), Named("b", Prompt(format, "copy", Welcome))]));
        both.Items.Select(item => item.Outcome).ShouldBe([ItemOutcome.Unchanged, ItemOutcome.Created]);
    }

    [Theory]
    [InlineData("prompts/greeting → prompts/welcome", ItemOutcome.Unchanged, "prompts/welcome")]
    [InlineData("always new under prompts/greet*", ItemOutcome.Created, "prompts/greeting")]
    public async Task A_written_rule_answers_for_a_stated_name_before_anyone_is_asked(string rule, ItemOutcome outcome, string path)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await OneAsync(console, amara, Prompt("promptfoo", "welcome", Welcome));
        await console.Get<SaveIdentityRules>().RunAsync(TestConsole.ProductSlug, rule, 0, amara, Cancel);

        var item = await OneAsync(console, amara, Prompt("promptfoo", "greeting", Welcome));

        (item.Outcome, item.ArtifactPath).ShouldBe((outcome, path));
    }

    [Fact]
    public async Task A_rule_about_where_files_lie_says_nothing_of_one_that_states_its_path()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.Get<SaveIdentityRules>().RunAsync(TestConsole.ProductSlug, "prompts/old/* → prompts/*", 0, amara, Cancel);

        var view = await console.ImportAsync(amara, ("prompts/old/x.md", "---\npath: prompts/triage\n---\n" + Other));

        view.Items.ShouldHaveSingleItem().ArtifactPath.ShouldBe("prompts/triage");
    }

    [Fact]
    public async Task All_versions_of_a_prompt_under_a_new_name_wait_together_and_follow_each_other_when_it_is_decided()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, new OutsideSeries("support/welcome", Other, Welcome));

        var renamed = new OutsideSeries("support/greeting", Welcome, Welcome + " Be brief.", Other + " Be quick.");
        (await console.ImportAsync(amara, renamed)).Outcomes.Unresolved.ShouldBe(3);
        var waiting = await WaitingAsync(console, amara);
        waiting.Select(one => one.Suggestion).ShouldAllBe(path => path == "prompts/support/welcome");
        await console.Get<ResolveItem>().RunAsync(waiting[1].Id, new(Resolution.SameArtifact), amara, Cancel);

        (await WaitingAsync(console, amara)).ShouldBeEmpty();
        (await console.VersionsAsync(amara, ArtifactKind.Prompt, "prompts/support/welcome"))
            .Select(one => (one.Number, one.From.OutsideId, one.From.OutsideVersion)).ShouldBe(
            [(4, "langfuse:support/greeting", "3"), (3, "langfuse:support/greeting", "2"), (2, "langfuse:support/welcome", "2"),
                (1, "langfuse:support/welcome", "1")]);
        (await console.ImportAsync(amara, renamed)).Outcomes.ShouldSatisfyAllConditions(
            all => all.Created.ShouldBe(0), all => all.Unresolved.ShouldBe(0));
    }

    [Fact]
    public async Task A_series_that_is_like_nothing_is_new_and_a_first_pull_asks_nothing()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();

        (await console.ImportAsync(amara, new OutsideSeries("welcome", Welcome, Welcome + " Be brief."))).Outcomes.Created.ShouldBe(2);
        (await console.ImportAsync(amara, new OutsideSeries("triage", Other, Other + " Be quick."))).Outcomes.Created.ShouldBe(2);
        (await WaitingAsync(console, amara)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("desk", "refund_create_v2", ItemOutcome.Unresolved)]
    [InlineData("another", "refund_create_v2", ItemOutcome.Created)]
    [InlineData("desk", "close_ticket", ItemOutcome.Created)]
    public async Task A_tool_that_its_server_lists_under_another_name_waits_even_where_the_import_is_not_all_there_is(
        string server, string name, ItemOutcome outcome)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await OneAsync(
            console, amara, Tool(
                "desk", "create_refund", "card it was paid with", """{"order": {"type": "string"}, "amount": {"type": "number"}}"""));

        var said = name == "close_ticket"
            ? """{"ticket": {"type": "string"}}"""
            : """{"order": {"type": "string"}, "amount": {"type": "number"}}""";
        (await OneAsync(console, amara, Tool(server, name, "account it came from", said))).Outcome.ShouldBe(outcome);
    }

    [Fact]
    public async Task A_model_that_goes_on_under_another_name_waits_where_the_old_one_need_not_be_gone()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        const string Model = "provider: openai\nmodel: gpt-4.1-mini-2025-04-14\ntemperature: 0.2\nmax_tokens: 400\n";
        await console.ImportAsync(amara, ("models/default.yaml", Model));

        (await OneAsync(console, amara, ("models/main.yaml", Model))).Outcome.ShouldBe(ItemOutcome.Unresolved);
        (await OneAsync(console, amara, ("models/cold.yaml", "provider: anthropic\nmodel: claude-sonnet-4-20250514\n"))).Outcome
            .ShouldBe(ItemOutcome.Created);
    }

    private static (string Path, string Text) Prompt(string format, string name, string text) => format switch
    {
        "langfuse" =>
            ("export.json", $$"""{"name": "{{name}}", "version": 3, "type": "text", "prompt": "{{text}}", "labels": ["production"]}"""),
        "promptfoo" => ("promptfooconfig.yaml", $"prompts:\n- label: {name}\n  raw: \"{text}\"\nproviders: [echo]\n"),
        "front matter" => ("letter.md", $"---\nkind: prompt\npath: prompts/{name}\n---\n{text}\n"),
        "openai" =>
            (
                "stored.json", $$"""{"object": "prompt", "id": "pmpt_{{name}}", "name": "{{name}}", "instructions": "{{text}}", "model": "gpt-4.1-2025-04-14"}"""),
        _ =>
            (
                "registered.json", $$"""{"model_version": {"name": "{{name}}", "version": "1", "tags": [{"key": "mlflow.prompt.is_prompt", "value": "true"}, {"key": "mlflow.prompt.text", "value": "{{text}}"}]} }"""),
    };

    private static (string Path, string Text) Tool(string server, string name, string to, string parameters) => ("tools.json", $$"""
        {"serverInfo": {"name": "{{server}}", "version": "1"}, "tools": [{"name": "{{name}}",
          "description": "Pays the customer's money for an order back to the {{to}}.", "inputSchema": {"type": "object", "properties": {{parameters}} } }]}
        """);

    private static (string Path, byte[] Bytes) Named(string folder, (string Path, string Text) file) =>
        ($"{folder}/{file.Path}", Encoding.UTF8.GetBytes(file.Text));

    private static async Task<ImportItem> OneAsync(TestConsole console, Actor actor, (string Path, string Text) file) =>
        (await console.ImportAsync(actor, Importing.LooseFiles((file.Path, Encoding.UTF8.GetBytes(file.Text))))).Items
            .ShouldHaveSingleItem();

    private static async Task<List<UnresolvedRow>> WaitingAsync(TestConsole console, Actor actor) =>
        (await console.Get<UnresolvedQueue>().RunAsync(TestConsole.ProductSlug, actor, Cancel)).Value;
}
