using System.Text;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

/// <summary>Files as other programs lay them on the disk.</summary>
public sealed class ForeignFileTests
{
    private static readonly Dictionary<string, string> Nothing = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("_type: prompt\ninput_variables: [company, question]\ntemplate_format: f-string\ntemplate: 'At {company}: {question}'\n")]
    [InlineData(
        "{\"lc\":1,\"type\":\"constructor\",\"id\":[\"langchain_core\",\"prompts\",\"prompt\",\"PromptTemplate\"],\"kwargs\":{\"input_variables\":[\"company\",\"question\"],\"template\":\"At {company}: {question}\",\"template_format\":\"f-string\"}}")]
    public void What_LangChain_declares_is_declared(string text) =>
        DraftChecks.Of(ArtifactKind.Prompt, text, new EditedFrom("langchain-saved", ContentForm.Json, "{}"u8.ToArray()), Nothing)
            .Checks.ShouldBeEmpty();

    [Fact]
    public void What_it_does_not_declare_is_not() =>
        DraftChecks.Of(
            ArtifactKind.Prompt, "_type: prompt\ninput_variables: [company]\ntemplate: 'At {company}: {question}'\n",
            new EditedFrom("langchain-saved", ContentForm.Json, "{}"u8.ToArray()), Nothing).Checks
                .ShouldHaveSingleItem().Code.ShouldBe("undeclared-variable");

    [Fact]
    public void A_prompt_of_Semantic_Kernel_is_not_taken_for_one_of_LangChain()
    {
        const string Story =
            "name: GenerateStory\ntemplate: |\n  Tell a story about {{$topic}}.\ntemplate_format: semantic-kernel\ninput_variables:\n- name: topic\n  is_required: true\n";
        var refusal = Vectors.Read("prompts/Story.yaml", Story).Items.ShouldHaveSingleItem().Refusal!;

        (refusal.Code, refusal.Place).ShouldBe(("unknown-template-format", "4:18"));
        refusal.Sentence.ShouldContain("semantic-kernel");
    }

    [Fact]
    public void The_paths_of_a_description_that_stand_elsewhere_are_told_and_those_within_it_are_followed()
    {
        var read = Vectors.Read("openapi.yaml", """
            openapi: 3.1.0
            info: {title: Shop, version: "1"}
            paths:
              /orders/{id}: {$ref: "./paths/order.yaml"}
              /orders: {get: {operationId: listOrders, responses: {}}}
              /parcels: {$ref: "#/components/pathItems/parcels"}
            webhooks: {newOrder: {post: {operationId: onNewOrder, responses: {}}}}
            components: {pathItems: {parcels: {get: {operationId: listParcels, responses: {}}}}}
            """).Items;

        read.Where(one => one.Succeeded).Select(one => one.Value.Path).ShouldBe(["tools/listOrders", "tools/listParcels"]);
        read[0].Value.Notes.ShouldContain("Its webhooks are calls that come in, and no tools: newOrder.");
        read[1].Value.Notes.ShouldBeEmpty();
        (read[^1].Refusal!.Code, read[^1].Refusal!.Place).ShouldBe(("path-elsewhere", "4:17"));
    }

    [Fact]
    public void A_model_in_the_folder_of_MLflow_is_one_of_MLflow()
    {
        var read = Vectors.Read("mlruns/1/models/m-aaa/meta.yaml", """
            artifact_location: /srv/mlruns/1/models/m-aaa/artifacts
            creation_timestamp: 1764500000000
            experiment_id: '1'
            last_updated_timestamp: 1764500000000
            model_id: m-aaa
            model_type: agent
            name: triage-agent
            source_run_id: 0f3c
            status: 2
            status_message: null
            """).Items.ShouldHaveSingleItem().Value;

        (read.Path, read.Content.Format).ShouldBe(("models/triage-agent", "mlflow-model"));
        read.Notes.ShouldContain("MLflow says READY.");
        read.Text().ShouldContain("\"model\":\"models:/m-aaa\"");
        Exporting.Of(read.Stored(), ArtifactKind.Model, "mlflow-model").Value.ReadsBackTheSame.ShouldBeTrue();
    }

    [Fact]
    public async Task One_name_in_two_ways_of_writing_its_accents_is_one_artifact()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        var (together, apart) =
            ("prompts/résumé.md".Normalize(NormalizationForm.FormC), "prompts/résumé.md".Normalize(NormalizationForm.FormD));
        await console.ImportAsync(amara, (together, "Sum it up.\n"));

        var again = await console.ImportAsync(amara, (apart, "Sum it up, in one sentence.\n"));

        var item = again.Item(apart);
        (item.Outcome, item.ArtifactPath, item.Version).ShouldBe((ItemOutcome.Created, "prompts/résumé".Normalize(), 2));
    }

    [Theory]
    [InlineData("prompts/a.md")]
    [InlineData("settings/a.yaml")]
    public void Sixteen_bits_a_letter_without_a_mark_are_no_text(string path) =>
        Vectors.Read(path, Encoding.Unicode.GetBytes("Sort the message.\n")).Items[0].Refusal!.Code.ShouldBe("text-not-utf8");

    [Theory]
    [InlineData("foo: bar\nlist: [1, 2]\n", true)]
    [InlineData("architectures: [LlamaForCausalLM]\nhidden_size: 4096\n", true)]
    [InlineData("retries: 3\ntimeout: 20\n", true)]
    [InlineData("temperature: 0.2\n", false)]
    [InlineData("model_id: anthropic.claude-3-haiku-20240307-v1:0\n", false)]
    [InlineData("provider: openai\n", false)]
    [InlineData("architectures: [LlamaForCausalLM]\nmodel_type: llama\n", false)]
    [InlineData("peft_type: LORA\nbase_model_name_or_path: meta-llama/Llama-3.1-8B\n", false)]
    [InlineData("models: [openai/gpt-4o]\nroute: fallback\n", false)]
    [InlineData("primary: gpt-4o-2024-08-06\n", false)]
    [InlineData("azure_deployment: desk-gpt4o\n", false)]
    [InlineData("served_model_name: desk\n", false)]
    [InlineData("llm: gpt-4o\n", false)]
    [InlineData("colour: red\nsize: 3\nowner: desk\n", true)]
    public void What_asks_for_no_model_is_none(string text, bool refused) =>
        (Vectors.Read("models/any.yaml", text).Items.ShouldHaveSingleItem().Refusal?.Code == "unknown-model-shape").ShouldBe(refused);
}
