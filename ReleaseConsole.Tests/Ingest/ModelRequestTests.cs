using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

public sealed class ModelRequestTests
{
    private const string Chat = """
        {"model":"gpt-4o-2024-08-06","messages":[{"role":"system","content":"You serve {{brand}}."},{"role":"user","content":"{{question}}"}],
        "tools":[{"type":"function","function":{"name":"get_order","parameters":{"type":"object"}}}]}
        """;

    private const string Responses = """
        {"model":"gpt-5-2025-08-07","instructions":"You serve {{brand}}.","input":[{"role":"user","content":"{{question}}"}],
        "tools":[{"type":"function","name":"get_order","parameters":{"type":"object"}}]}
        """;

    private const string Anthropic = """
        {"model":"claude-sonnet-4-20250514","max_tokens":1024,"system":"You serve {{brand}}.","messages":[{"role":"user","content":"{{question}}"}],
        "tools":[{"name":"get_order","input_schema":{"type":"object"}}]}
        """;

    [Theory]
    [InlineData("prompts/refund.json", Chat)]
    [InlineData("agents/refund.json", Chat)]
    [InlineData("prompts/refund.json", Responses)]
    [InlineData("agents/refund.json", Responses)]
    [InlineData("prompts/refund.json", Anthropic)]
    [InlineData("agents/refund.json", Anthropic)]
    public void A_request_with_tools_is_a_prompt_that_keeps_them_beside_it(string path, string request)
    {
        var prompt = Vectors.Read(path, request).Items.ShouldHaveSingleItem().Value;

        (prompt.Kind, prompt.Path).ShouldBe((ArtifactKind.Prompt, "prompts/refund"));
        prompt.Text().ShouldContain("\"tools\":[{");
        prompt.Text().ShouldContain("""[{"content":"You serve {{brand}}.","role":"system"},{"content":"{{question}}","role":"user"}]""");
        prompt.Notes.ShouldContain("Its tool stays with the prompt; import it from tools/ to release it by itself.");
    }

    [Theory]
    [InlineData(Chat)]
    [InlineData(Responses)]
    [InlineData(Anthropic)]
    public void Among_the_tools_a_request_is_read_for_its_tools_and_says_so(string request)
    {
        var tool = Vectors.Read("tools/refund.json", request).Items.ShouldHaveSingleItem().Value;

        tool.Path.ShouldBe("tools/get_order");
        tool.Notes.ShouldBe(["Only the tools of this request are read here; for its messages, import it from prompts/ as well."]);
    }

    [Fact]
    public void Messages_with_tools_that_name_no_model_are_the_same_prompt_in_and_outside_its_folder()
    {
        const string Request =
            """{"messages":[{"role":"user","content":"{{question}}"}],"tools":[{"name":"a","inputSchema":{}},{"name":"b","inputSchema":{}}]}""";
        var (inside, outside) =
            (Vectors.Read("prompts/a.json", Request).Items.ShouldHaveSingleItem().Value,
                Vectors.Read("a.json", Request).Items.ShouldHaveSingleItem().Value);

        (outside.Path, outside.Content.Digest).ShouldBe((inside.Path, inside.Content.Digest));
        outside.Notes.ShouldBe(["Its 2 tools stay with the prompt; import them from tools/ to release them by themselves."]);
        Vectors.Read("a.json", """{"instructions":"Ask first.","tools":[{"name":"a","inputSchema":{}}]}""").Items
            .ShouldHaveSingleItem().Value.Kind
            .ShouldBe(ArtifactKind.Tool);
    }

    [Theory]
    [InlineData("toolConfig", """{"tools":[{"toolSpec":{"name":"get_order","inputSchema":{"json":{"type":"object"}}}}]}""")]
    [InlineData("tools", """[{"name":"get_order","input_schema":{"type":"object"}}]""")]
    public void What_a_request_without_a_model_says_above_its_messages_is_the_first_of_them(string member, string tools)
    {
        var request = $$$"""{"system":"You serve {{brand}}.","messages":[{"role":"user","content":"Hi"}],"{{{member}}}":{{{tools}}}}""";
        var (inside, outside) =
            (Vectors.Read("prompts/a.json", request).Items.ShouldHaveSingleItem().Value,
                Vectors.Read("a.json", request).Items.ShouldHaveSingleItem().Value);

        (outside.Kind, outside.Content.Digest).ShouldBe((ArtifactKind.Prompt, inside.Content.Digest));
        outside.Text().ShouldContain("""[{"content":"You serve {{brand}}.","role":"system"},{"content":"Hi","role":"user"}]""");
        outside.Text().ShouldNotContain("\"system\":");
        outside.Notes.ShouldBe(["Its tool stays with the prompt; import it from tools/ to release it by itself."]);
        Vectors.Read("tools/a.json", request).Items.ShouldHaveSingleItem().Value.Path.ShouldBe("tools/get_order");
    }

    [Fact]
    public void A_chat_with_tools_that_was_written_for_openai_is_imported_among_the_prompts_again()
    {
        var langfuse = Vectors.Read("prompts/a.json", """
            {"name":"refund","type":"chat","labels":[],"prompt":[{"role":"user","content":"{{question}}"}],
            "config":{"tools":[{"type":"function","function":{"name":"get_order","parameters":{"type":"object"}}}]}}
            """).Items.ShouldHaveSingleItem().Value;
        var written = Exporting.Of(langfuse.Stored(), ArtifactKind.Prompt, "openai-prompt").Value;

        Vectors.Read("prompts/refund.json", written.Bytes).Items
            .ShouldHaveSingleItem().Value.Content.Digest.ShouldBe(langfuse.Content.Digest);
    }

    [Fact]
    public void What_anthropic_is_told_above_the_messages_is_written_for_langfuse_too()
    {
        var prompt = Vectors.Read("prompts/a.json", """
            {"model":"claude-sonnet-4-20250514","messages":[{"role":"user","content":"{{question}}"}],
            "system":[{"type":"text","text":"You serve {{brand}}.","cache_control":{"type":"ephemeral"}}]}
            """).Items.ShouldHaveSingleItem().Value;

        prompt.Text().ShouldContain("\"cache_control\"");
        System.Text.Encoding.UTF8.GetString(Exporting.Of(prompt.Stored(), ArtifactKind.Prompt, "langfuse-prompt").Value.Bytes)
            .ShouldContain("\"content\": \"You serve {{brand}}.\"");
    }
}
