using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

public sealed class NothingLostTests
{
    [Fact]
    public void How_a_proxy_routes_and_falls_back_is_part_of_each_model()
    {
        var models = Vectors.Read("models/proxy.yaml", """
            model_list:
              - {model_name: smart, litellm_params: {model: openai/gpt-4.1-2025-04-14}}
              - {model_name: cheap, litellm_params: {model: openai/gpt-4.1-mini-2025-04-14}}
            router_settings: {routing_strategy: latency-based-routing, num_retries: 2, fallbacks: [{smart: [cheap]}]}
            litellm_settings: {drop_params: true, fallbacks: [{cheap: [smart]}]}
            """).Items.Select(item => item.Value).ToList();

        models[0].Text().ShouldContain("""router_settings":{"fallbacks":[{"smart":["cheap"]}],"num_retries":2""");
        models[0].Text().ShouldContain("""litellm_settings":{"drop_params":true}""");
        models[1].Text().ShouldNotContain("\"smart\":[\"cheap\"]");
        foreach (var model in models)
            Exporting.Of(model.Stored() with { Original = [] }, ArtifactKind.Model,
            "litellm-models").Value.ReadsBackTheSame.ShouldBeTrue(model.Path);
    }

    [Fact]
    public void What_langchain_fills_in_by_itself_and_the_class_that_calls_the_model_are_kept()
    {
        var prompt = Vectors.Read("prompts/chain.json", Chain).Items.ShouldHaveSingleItem().Value;

        prompt.Text().ShouldContain("""model_class":"langchain.chat_models.openai.ChatOpenAI""");
        prompt.Text().ShouldContain("""partial_variables":{"today":"2026-08-14"}""");
        prompt.Text().ShouldContain("""n_messages":4""");
        prompt.Text().ShouldContain("""{"content":"Hi {{name}}","role":"user","syntax":"mustache"}""");
    }

    [Fact]
    public void What_langchain_lets_an_example_call_is_part_of_the_prompt_and_is_written_back()
    {
        var prompt = Vectors.One("prompts/langchain-tool-calls.json");
        var text = System.Text.Encoding.UTF8.GetString(Vectors.Bytes("prompts/langchain-tool-calls.json"));
        var other = Vectors.Read("prompts/a.json", text.Replace("\"A-17\"", "\"A-18\""));

        prompt.Text().ShouldContain(
            """{"content":"","role":"assistant","tool_calls":[{"function":{"arguments":"{\"fields\":[\"state\"],\"id\":\"A-17\"}","name":"get_order"},"id":"call_1","type":"function"}]}""");
        prompt.Text().ShouldContain("\"role\":\"tool\",\"tool_call_id\":\"call_1\"");
        other.Items.ShouldHaveSingleItem().Value.Content.Digest.ShouldNotBe(prompt.Content.Digest);
        Exporting.Of(prompt.Stored() with { Original = [] }, ArtifactKind.Prompt, "langchain-prompt").Value.ReadsBackTheSame.ShouldBeTrue();
    }

    [Fact]
    public void A_message_of_langchain_that_says_several_things_keeps_each_and_is_written_back()
    {
        var prompt = Vectors.One("prompts/langchain-parts.json");

        prompt.Text().ShouldContain(
            """{"content":[{"text":"What is broken about order {order}?","type":"text"},{"image_url":{"detail":"low","url":"data:image/jpeg;base64,{image_data}"},"type":"image_url"},{"cache_control":{"type":"ephemeral"},"text":"The rules of {order} are below.","type":"text"}],"role":"user"}""");
        prompt.Text().ShouldContain(
            """{"content":[{"image_url":{"url":"https://shop.example/{order}.png"},"type":"image_url"}],"role":"user"}""");
        Exporting.Of(prompt.Stored() with { Original = [] }, ArtifactKind.Prompt, "langchain-prompt").Value.ReadsBackTheSame.ShouldBeTrue();
        Exporting.Of(prompt.Stored(), ArtifactKind.Prompt, "langfuse-prompt").Value.Losses
            .ShouldContain("Messages of several parts; only their text is written.");
    }

    [Fact]
    public void Parts_are_written_in_the_style_that_each_has()
    {
        var text = System.Text.Encoding.UTF8.GetString(Vectors.Bytes("prompts/langchain-parts.json"));
        var prompt = Vectors.Read("prompts/a.json", text.Replace(
            "\"template\": \"What is broken about order {order}?\", \"input_variables\": [\"order\"], \"template_format\": \"f-string\"",
            "\"template\": \"About {{order}}\", \"input_variables\": [\"order\"], \"template_format\": \"mustache\"")).Items
                .ShouldHaveSingleItem().Value;

        prompt.Text().ShouldContain("{\"text\":\"About {{order}}\",\"type\":\"text\"}");
        prompt.Text().ShouldContain("\"syntax\":\"mustache\"");
        Exporting.Of(prompt.Stored() with { Original = [] }, ArtifactKind.Prompt, "langchain-prompt").Value.ReadsBackTheSame.ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{"lc": 1, "type": "not_implemented", "id": ["acme", "AudioPromptTemplate"], "kwargs": {"template": "WHAT"}}""")]
    [InlineData(
        """{"lc": 1, "type": "constructor", "id": ["langchain_core", "prompts", "image", "ImagePromptTemplate"], "kwargs": {"template": {"url": "{y}"}, "template_format": "f-string", "partial_variables": {"y": "WHAT"}}}""")]
    public void Whatever_stands_beside_the_text_of_a_message_is_part_of_the_version(string part)
    {
        var message = """
            {"lc": 1, "type": "constructor", "id": ["langchain", "prompts", "chat", "ChatPromptTemplate"], "kwargs": {"messages": [
              {"lc": 1, "type": "constructor", "id": ["langchain", "prompts", "chat", "HumanMessagePromptTemplate"], "kwargs": {"prompt": [
                {"lc": 1, "type": "constructor", "id": ["langchain", "prompts", "prompt", "PromptTemplate"],
                  "kwargs": {"template": "Hi {x}", "template_format": "f-string", "input_variables": ["x"]}}, PART]}}]}}
            """.Replace("PART", part);
        var (one, other) =
            (Vectors.Read("prompts/a.json", message.Replace("WHAT", "one")),
                Vectors.Read("prompts/a.json", message.Replace("WHAT", "other")));

        one.Items.ShouldHaveSingleItem().Value.Content.Digest.ShouldNotBe(other.Items.ShouldHaveSingleItem().Value.Content.Digest);
        Exporting.Of(one.Items[0].Value.Stored() with { Original = [] }, ArtifactKind.Prompt, "langchain-prompt").Value.ReadsBackTheSame
            .ShouldBeTrue();
    }

    [Fact]
    public void Tool_calls_that_langchain_could_not_read_are_named_and_a_call_of_nothing_is_refused()
    {
        const string Message = """
            {"lc": 1, "type": "constructor", "id": ["langchain", "prompts", "chat", "ChatPromptTemplate"], "kwargs": {"messages": [
              {"lc": 1, "type": "constructor", "id": ["langchain", "schema", "messages", "AIMessage"], "kwargs": {"content": "Wait.", CALLS}}]}}
            """;
        Vectors.Read("prompts/a.json", Message.Replace("CALLS", "\"invalid_tool_calls\": [{\"name\": \"get_order\", \"args\": \"{id\"}]"))
            .Items.ShouldHaveSingleItem().Value.Notes.ShouldBe(["Tool calls that LangChain itself could not read stay in the file alone."]);
        var refusal = Vectors.Read("prompts/a.json", Message.Replace("CALLS", "\"tool_calls\": [{\"args\": {}}]"))
            .Items.ShouldHaveSingleItem().Refusal!;
        (refusal.Code, refusal.Sentence).ShouldBe(("wrong-type", "A tool call must be an object with a name."));
    }

    [Fact]
    public void A_model_configuration_of_mlflow_that_cannot_be_read_is_refused()
    {
        var refusal = Vectors.Read("prompts/a.json", """
            {"name": "a", "version": "1", "tags": [{"key": "mlflow.prompt.text", "value": "Hi"}, {"key": "_mlflow_prompt_model_config", "value": "{model: gpt}"}]}
            """).Items.ShouldHaveSingleItem().Refusal!;
        (refusal.Code, refusal.Sentence.Contains("_mlflow_prompt_model_config")).ShouldBe(("wrong-type", true));
    }

    [Theory]
    [InlineData("models/a.json", "{\"model\": \"m-2025-01-01\", \"seed\": 9007199254740993}", "1:35")]
    [InlineData("models/a.yaml", "model: m-2025-01-01\nseed: 9007199254740993\n", "2:7")]
    [InlineData("datasets/a.json", "[{\"id\": -12345678901234567891}]", "1:10")]
    [InlineData("models/a.json", "{\"model\": \"9007199254740993\", \"seed\": 9007199254740992, \"x\": 1.00000000000000001}", null)]
    public void A_whole_number_no_double_holds_is_refused_with_its_place(string path, string text, string? place)
    {
        var item = Vectors.Read(path, text).Items.ShouldHaveSingleItem();
        (item.Refusal?.Code, item.Refusal?.Place).ShouldBe((place is null ? null : "number-not-exact", place));
    }

    [Fact]
    public void Lines_with_such_numbers_are_data_and_their_rows_differ()
    {
        var (one, other) = (Profile("datasets/a.jsonl", "{\"id\": 9007199254740993}\n"), Profile(
            "datasets/a.jsonl", "{\"id\": 9007199254740992}\n"));
        DatasetOverlap.Between(one, other).Common.ShouldBe(0);
    }

    [Fact]
    public void The_same_rows_in_csv_and_in_json_are_the_same_rows()
    {
        var table = Profile("datasets/a.csv", "id,text,label\n1,Where is it?,\n2,\"Refund, please\",refund\n");
        var lines = Profile(
            "datasets/a.jsonl",
            "{\"text\": \"Where is it?\", \"id\": 1, \"label\": null}\n{\"id\": \"2\", \"label\": \"refund\", \"text\": \"Refund, please\"}\n");

        DatasetOverlap.Between(table, lines).ShouldBe(new DatasetOverlap(Common: 2, Added: 0, Removed: 0, Changed: 0, IsEstimate: false));
    }

    [Fact]
    public async Task A_card_says_under_what_licence_the_data_beside_it_may_be_used()
    {
        await using var console = await TestConsole.OnSqliteAsync(TestContext.Current.CancellationToken);
        var amara = await console.AuthorAsync();

        var view = await console.ImportAsync(
            amara, ("datasets/support/README.md",
            "---\nlicense: cc-by-4.0\ndata_class: internal\ntask_categories: [text-classification]\n---\n# Support"),
            ("datasets/support/data/golden.jsonl", "{\"id\": 1}\n"));

        var profile = (await console.Get<DatasetProfileView>().RunAsync(
            TestConsole.ProductSlug, ArtifactKind.Dataset, "datasets/support/data/golden", "1", null, amara,
            TestContext.Current.CancellationToken)).Value.Profile;
        (profile.Licence, profile.DataClass).ShouldBe(("cc-by-4.0", "internal"));
        view.Item("datasets/support/data/golden.jsonl").Reason!.ShouldContain("Its card is datasets/support/README.md; licence cc-by-4.0.");
    }

    [Fact]
    public void A_column_that_says_one_thing_all_along_is_the_licence() =>
        Profile("datasets/a.csv", "id,license\n1,mit\n2,mit\n").Licence.ShouldBe("mit");

    [Fact]
    public void Outputs_of_dvc_are_data_models_or_left_out_and_keep_what_they_were_made_from()
    {
        var items = Vectors.Read("train/dvc.lock", """
            schema: '2.0'
            stages:
              train:
                cmd: python train.py
                deps: [{path: data/raw.csv, md5: 0c9d1b7f1b6f4f6a9e7a0d2a6f8b1c3d}]
                outs:
                - {path: data/split.csv, md5: 153aad06d376b6595932470e459ef42a, remote: lake}
                - {path: churn.pkl, md5: a304afb96060aad90176268345e10355}
                - {path: metrics.json, md5: b304afb96060aad90176268345e10355}
            """).Items.Select(item => item.Value).ToList();

        items.Select(item => (item.Kind, item.Path))
            .ShouldBe([(ArtifactKind.Dataset, "datasets/train/data/split"), (ArtifactKind.Model, "models/train/churn")]);
        items[0].Text().ShouldContain("""deps":[{"md5":"0c9d1b7f1b6f4f6a9e7a0d2a6f8b1c3d","path":"data/raw.csv"}]""");
        items[0].Text().ShouldContain("""remote":"lake""");
        items[0].Notes.ShouldContain("Left out, being no data and no model: metrics.json.");
        items.ShouldAllBe(item => Exporting.Of(item.Stored(), item.Kind, null).Value.ReadsBackTheSame);
    }

    private static DatasetProfile Profile(string path, string text) =>
        DatasetProfile.Parse(Vectors.Read(path, text).Items.ShouldHaveSingleItem().Value.Content.Profile!);

    private const string Chain = """
        {"lc": 1, "type": "constructor", "id": ["langchain", "schema", "runnable", "RunnableSequence"], "kwargs": {
          "first": {"lc": 1, "type": "constructor", "id": ["langchain", "prompts", "chat", "ChatPromptTemplate"], "kwargs": {
            "partial_variables": {"today": "2026-08-14"},
            "messages": [
              {"lc": 1, "type": "constructor", "id": ["langchain", "prompts", "chat", "SystemMessagePromptTemplate"], "kwargs": {"prompt": {"lc": 1, "type": "constructor",
                "id": ["langchain", "prompts", "prompt", "PromptTemplate"], "kwargs": {"template": "It is {today}.", "template_format": "f-string"}}}},
              {"lc": 1, "type": "constructor", "id": ["langchain", "prompts", "chat", "MessagesPlaceholder"], "kwargs": {"variable_name": "history", "n_messages": 4}},
              {"lc": 1, "type": "constructor", "id": ["langchain", "prompts", "chat", "HumanMessagePromptTemplate"], "kwargs": {"prompt": {"lc": 1, "type": "constructor",
                "id": ["langchain", "prompts", "prompt", "PromptTemplate"], "kwargs": {"template": "Hi {{name}}", "template_format": "mustache"}}}}]}},
          "last": {"lc": 1, "type": "constructor", "id": ["langchain", "chat_models", "openai", "ChatOpenAI"], "kwargs": {"model": "gpt-4.1-2025-04-14"}}}}
        """;
}
