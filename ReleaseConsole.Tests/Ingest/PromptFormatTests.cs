using System.Text;
using System.Text.Json.Nodes;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

public sealed class PromptFormatTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void The_same_prompt_has_one_digest_wherever_it_was_kept()
    {
        var text = Vectors.Read("prompts/a.md", "Hello {{name}}.").Items[0].Value.Content.Digest;

        Vectors.Read(
            "a.json", """{"name":"a","type":"text","prompt":"Hello {{name}}.","config":{},"labels":[]}""").Items[0].Value.Content.Digest
                .ShouldBe(text);
        Vectors.Read("a.json", """{"model_version":{"name":"a","tags":[{"key":"mlflow.prompt.text","value":"Hello {{name}}."}]}}""")
            .Items[0].Value.Content.Digest.ShouldBe(text);
        Vectors.Read("p.yaml", "prompts:\n  - label: a\n    raw: Hello {{name}}.\nproviders: [echo]\n").Items[0].Value.Content.Digest
            .ShouldBe(text);
    }

    [Fact]
    public void What_goes_to_the_model_beside_the_prompt_is_content_and_labels_are_not()
    {
        var langfuse = Vectors.One("prompts/langfuse-text.json");
        langfuse.Text().ShouldBe(
            """{"config":{"model":"gpt-4.1-mini-2025-04-14","temperature":0.2},"text":"@@@langfusePrompt:name=house-rules|label=production@@@\n\nAnswer {{customer_name}} about the refund of order {{order_number}}."}""");
        langfuse.Notes.ShouldContain("Version 3 in Langfuse, labelled production, latest.");
        Vectors.One("prompts/mlflow-text.json").Text().ShouldContain("\"response_format\":{");
        Vectors.One("prompts/langchain-chat.json").Text().ShouldBe(
            """{"config":{"model":"gpt-4.1-mini-2025-04-14","temperature":0},"messages":[{"content":"Answer in a {tone} tone. Reply as {{\"answer\": …}}.","role":"system"},{"name":"history","optional":true,"type":"placeholder"},{"content":"{question}","role":"user"}],"model_class":"langchain.chat_models.openai.ChatOpenAI","syntax":"f-string"}""");
        Vectors.One("prompts/openai-responses.json").Text().ShouldContain(
            """[{"content":"Decide which team handles the claim of {{customer_name}}.","role":"system"},{"content":"{{claim}}","role":"user"}]""");
    }

    [Fact]
    public void The_examples_of_a_few_shot_prompt_stand_in_its_text_where_the_model_reads_them()
    {
        Vectors.One("prompts/langchain-few-shot.yaml").Text().ShouldBe(
            """{"partial_variables":{"shop":"Harbour & Pine"},"syntax":"f-string","text":"Sort the message of {shop}.\n\nMessage: My cup arrived broken\nLane: {claims}\n\nMessage: When do you open?\nLane: {questions}\n\nMessage: {message}\nLane:"}""");
        var elsewhere = Vectors.Read(
            "prompts/a.json", """{"_type":"few_shot","example_prompt":{"template":"{a}"},"examples":"examples.json","suffix":"{b}"}""");
        elsewhere.Items.ShouldHaveSingleItem().Refusal!.Sentence.ShouldBe(
            "examples must be a list; a file of examples is not read, put them in here.");
    }

    [Theory]
    [InlineData("langchain-playground", "langchain.chat_models.openai.ChatOpenAI", "model temperature tool_choice tools top_p", "")]
    [InlineData(
        "langchain-sequence", "langchain.chat_models.anthropic.ChatAnthropic", "max_tokens model stop",
        "RunnableParallel, StrOutputParser")]
    [InlineData("langchain-chain", "openai", "max_tokens model_name temperature", "what else the chain says")]
    public void Of_a_chain_the_prompt_is_read_with_the_model_it_goes_to_and_written_back_the_same(
        string name, string model, string settings, string others)
    {
        var read = Vectors.One($"prompts/{name}.json");
        var content = JsonNode.Parse(read.Content.Canonical)!;

        content["model_class"]!.GetValue<string>().ShouldBe(model);
        string.Join(' ', content["config"]!.AsObject().Select(one => one.Key).Order(StringComparer.Ordinal)).ShouldBe(settings);
        read.Text().ShouldNotContain("API_KEY");
        string.Join(' ', read.Notes).ShouldContain(others);
        var written = Exporting.Of(read.Stored() with { Original = [] }, ArtifactKind.Prompt, "langchain-prompt").Value;
        (written.ReadsBackTheSame, written.Losses.Count).ShouldBe((true, 0));
    }

    [Fact]
    public void What_is_bound_to_a_models_calls_goes_over_what_it_was_made_with_and_a_structured_answer_is_kept()
    {
        Vectors.One("prompts/langchain-sequence.json").Text().ShouldContain("\"max_tokens\":512");
        var playground = JsonNode.Parse(Vectors.One("prompts/langchain-playground.json").Content.Canonical)!;
        playground["response_format"]!["required"]!.ToJsonString().ShouldBe("""["lane"]""");
        playground["structured_output_kwargs"]!.ToJsonString().ShouldBe("""{"method":"json_schema","strict":true}""");
        Vectors.One("prompts/langchain-playground.json").Notes.ShouldBe(
        [
            "Commit 9b1d7c3e5f20a4b8c6d7e8f90a1b2c3d4e5f6071 in LangSmith.",
            "The chain's model and what is bound to it are kept beside the prompt: langchain.chat_models.openai.ChatOpenAI.",
        ]);
    }

    [Fact]
    public void Each_prompt_of_several_promptfoo_documents_keeps_the_providers_of_its_own()
    {
        var read = Vectors.Read("prompts/promptfooconfig.yaml", """
            prompts: [{label: one, raw: Be kind to all.}]
            providers: [openai:gpt-4o]
            ---
            prompts: [{label: two, raw: Be brief to all.}]
            providers: [anthropic:claude]
            """).Items;

        read.Select(one => Encoding.UTF8.GetString(one.Value.Content.Original)).Select(text => text.Contains("claude", StringComparison.Ordinal))
            .ShouldBe([false, true]);
    }

    [Fact]
    public void Prompts_of_a_promptfoo_map_are_called_as_the_map_says()
    {
        var read = Vectors.Read(
            "p.yaml", "prompts:\n  prompts/triage.txt: kept elsewhere\n  'Hello {{name}}.': greeting\nproviders: [echo]\n").Items
                .ShouldHaveSingleItem().Value;
        (read.Path, read.Text()).ShouldBe(("prompts/greeting", "Hello {{name}}."));
    }

    [Fact]
    public void Of_several_versions_in_one_export_the_highest_is_taken_and_the_others_are_named()
    {
        var greeting = Vectors.Read("prompts/langfuse-export.json").Items[0].Value;
        greeting.Text().ShouldBe("Hello {{name}}.");
        greeting.Notes.ShouldContain("Older versions in the same file were left out: 1.");
    }

    [Fact]
    public void A_bare_reference_to_a_prompt_kept_elsewhere_is_refused_because_no_digest_can_stand_for_it()
    {
        var reading = Vectors.Read("prompts/a.json", "{\n  \"prompt\": {\"id\": \"pmpt_68a5b0c1\", \"version\": \"2\"}\n}");
        var refusal = reading.Items.ShouldHaveSingleItem().Refusal!;
        (refusal.Code, refusal.Place).ShouldBe(("prompt-elsewhere", "2:13"));
    }

    [Theory]
    [InlineData(
        "Hello {{ name | upper }}, {% if vip %}thanks{% endif %}{% for line in order.lines %}{{ line.sku }}{% endfor %}",
        "name vip order.lines")]
    [InlineData("Hello {{name}}, {literal} {{#each lines}}{{sku}}{{/each}}", "name lines")]
    [InlineData("Hello {name}, {user.email:>10} {{not}}", "not")]
    [InlineData("Hello {name}, {user.email:>10}", "name user.email")]
    [InlineData("Hello ${name} and ${city:-Porto}", "name city")]
    public void Variables_are_found_in_every_style(string text, string names) =>
        PromptVariables.In(text, new Dictionary<string, string>()).Select(one => one.Name).ShouldBe(names.Split(' '));

    [Fact]
    public void Composition_is_found_in_every_style_with_its_place()
    {
        var found = PromptReferences.In(
            "@@@langfusePrompt:name=house rules|version=3@@@\n  {{> parts/header}}\n{% include \"footer.j2\" %}");
        found.ShouldBe(
        [
            new PromptReference("house rules", "version 3", 1, 1), new PromptReference("parts/header", null, 2, 3),
            new PromptReference("footer", null, 3, 1),
        ]);
        found[1].IsTo("prompts/parts/_header").ShouldBeTrue();
    }

    [Fact]
    public async Task A_release_with_a_composed_prompt_needs_the_prompts_it_is_composed_of()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        var labelled = Encoding.UTF8.GetString(Vectors.Bytes("prompts/langfuse-text.json"));
        var refund = labelled.Replace("label=production", "version=1", StringComparison.Ordinal);
        await console.ImportAsync(amara, ("prompts/refund.json", refund), ("prompts/house-rules.md", "Be kind."));
        var parent = await console.TextAsync(amara, ArtifactKind.Prompt, "prompts/support/refund-policy");
        var part = await console.TextAsync(amara, ArtifactKind.Prompt, "prompts/house-rules");

        var open = await FreezeAsync(console, amara, parent);
        var whole = await FreezeAsync(console, amara, parent, part);

        open.Refusal!.Code.ShouldBe("unpinned-reference");
        open.Refusal.Sentence.ShouldContain("prompts/support/refund-policy");
        open.Refusal.Sentence.ShouldContain("house-rules");
        whole.Refusal.ShouldBeNull();
        await console.ImportAsync(amara, ("prompts/refund.json", labelled), ("prompts/house-rules.md", "Be kind."));
        var moves = await FreezeAsync(
            console, amara, await console.TextAsync(amara, ArtifactKind.Prompt, "prompts/support/refund-policy"), part);
        moves.Refusal!.Sentence.ShouldContain("labels are moved");
    }

    private static Task<Result<FrozenRelease>> FreezeAsync(TestConsole console, Actor actor, params VersionShown[] prompts) =>
        console.Get<FreezeRelease>().RunAsync(
            TestConsole.ProductSlug,
            new ReleaseRequest(
                $"1.{prompts.Length}", "", [.. prompts.Select(one => new WantedArtifact("prompt", one.Path, one.Digest.ToString()))], []),
                actor, Cancel);
}
