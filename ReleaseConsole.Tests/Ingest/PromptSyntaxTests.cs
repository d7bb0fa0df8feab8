using System.Text;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

public sealed class PromptSyntaxTests
{
    [Theory]
    [InlineData("---\ntemplate_format: f-string\n---\nHi {name}, {{ literal }}", "f-string", "name")]
    [InlineData("Hi {name}, answer as {{\"a\": 1}}", "f-string", "name")]
    [InlineData(
        "Hi {{ name | default('x') }}{% for l in lines %}{{ loop.index }}{{ l }}{% endfor %}{{ order.total }}", "jinja2",
        "name lines order")]
    [InlineData("Hi {{name}}", "mustache", "name")]
    [InlineData(
        "Hi {{#if vip}}{{name}}{{/if}}", "mustache", "vip name",
        "LangChain runs no helpers and blocks of Handlebars; it fills in plain names only.")]
    [InlineData("Hi ${name}", "mustache", "", "LangChain does not fill in ${name}; such names stay in the text.")]
    [InlineData("Hi ${name} and {person}", "mustache", "", "LangChain does not fill in ${name}, {person}; such names stay in the text.")]
    [InlineData(
        "Hi {name} { color: red }", "f-string", "name",
        "LangChain takes every single brace for a variable's; those of the text have to be doubled.")]
    public void A_prompt_is_written_for_langchain_in_the_syntax_it_has(string text, string format, string names, string? loss = null)
    {
        var written = Written("prompts/a.md", text, "langchain-prompt");
        var kwargs = JsonNode.Parse(written.Bytes)!["kwargs"]!;

        kwargs["template_format"]!.GetValue<string>().ShouldBe(format);
        kwargs["input_variables"]!.AsArray().Select(one => one!.GetValue<string>())
            .ShouldBe(names.Split(' ', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);
        written.Losses.ShouldContain(
            $"LangChain has to be told how variables are written; {format} is named, and read back it stays stated.");
        written.Losses.Count(one => one.StartsWith("LangChain", StringComparison.Ordinal)).ShouldBe(loss is null ? 1 : 2);
        if (loss is not null)
            written.Losses.ShouldContain(loss);
    }

    [Fact]
    public void A_variable_where_langchain_fills_nothing_in_is_told()
    {
        var written = Written("prompts/a.json", """
            [{"role":"user","content":"{{question}}"},
             {"role":"assistant","content":"","tool_calls":[{"id":"1","type":"function","function":{"name":"get","arguments":"{\"id\":\"{{order_id}}\"}"}}]}]
            """, "langchain-prompt");

        written.Losses.ShouldContain("LangChain fills nothing into tool calls and their answers; there these stay as they are: order_id.");
        JsonNode.Parse(written.Bytes)!["kwargs"]!["input_variables"]!.ToJsonString().ShouldBe("""["question"]""");
    }

    private const string Chat = """
        {"messages":[{"role":"system","content":"You serve {{brand}}."},{"type":"placeholder","name":"earlier"},{"role":"user","content":"{{question}}"}],
        "config":{"model":"gpt-4o-2024-08-06","temperature":0.2}}
        """;

    [Theory]
    [InlineData("dotprompt")]
    [InlineData("markdown-prompt")]
    public void Where_messages_are_put_in_stands_history_and_the_name_it_had_is_told(string format)
    {
        var written = Written("prompts/a.json", Chat, format);

        Encoding.UTF8.GetString(written.Bytes).ShouldEndWith(
            "{{role \"system\"}}\nYou serve {{brand}}.\n\n{{history}}\n\n{{role \"user\"}}\n{{question}}\n\n");
        written.Losses.ShouldContain("{{history}} stands where messages are put in, without the name: earlier.");
    }

    [Fact]
    public void The_model_stands_where_dotprompt_looks_for_it() =>
        Encoding.UTF8.GetString(Written("prompts/a.json", Chat, "dotprompt").Bytes)
            .ShouldStartWith("---\n{\n  \"model\": \"gpt-4o-2024-08-06\",\n  \"config\": {\n    \"temperature\": 0.2\n  }\n}\n---\n");

    [Theory]
    [InlineData("prompts/a.json", """[{"role":"user","content":"{question} as {{\"a\": 1}}"}]""", "f-string")]
    [InlineData("prompts/a.json", """{"text":"Hi {name}","syntax":"f-string"}""", "f-string")]
    [InlineData("prompts/a.md", "{% if vip %}Hi{% endif %} {{ name }}", "jinja2")]
    public void What_dotprompt_would_read_otherwise_is_told(string path, string prompt, string syntax) =>
        Written(path, prompt, "dotprompt").Losses
            .ShouldContain($"dotprompt reads Handlebars; the variables are written as in {syntax}, and are not translated.");

    [Theory]
    [InlineData("openai-prompt", "OpenAI")]
    [InlineData("promptfoo-config", "promptfoo")]
    [InlineData("mlflow-prompt", "MLflow")]
    public void A_vendor_that_has_no_place_for_messages_put_in_is_named(string format, string vendor) =>
        Written("prompts/a.json", Chat, format).Losses
            .ShouldContain(
                $"{vendor} has no place for messages that are put in (earlier); it is written as it is kept, and {vendor} does not understand it.");

    private static ExportedVersion Written(string path, string prompt, string format) =>
        Exporting.Of(Vectors.Read(path, prompt).Items.ShouldHaveSingleItem().Value.Stored(), ArtifactKind.Prompt, format).Value;
}
