using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Formats;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

public sealed class TemplateFileTests
{
    private static readonly Dictionary<string, string> NoSettings = [];

    [Theory]
    [InlineData("prompts/a.j2", "jinja-prompt", "Hi {{ name }} {not}")]
    [InlineData("prompts/a.jinja", "jinja-prompt", "Hi {{ name }}")]
    [InlineData("prompts/a.jinja2", "jinja-prompt", "Hi {{ name | upper }}")]
    [InlineData("prompts/a.hbs", "handlebars-prompt", "Hi {{upper name}}")]
    [InlineData("prompts/a.handlebars", "handlebars-prompt", "Hi {{name}}")]
    [InlineData("prompts/a.mustache", "mustache-prompt", "Hi {{name}}")]
    [InlineData("prompts/a.prompty", "prompty", "---\nname: Basic\nsample: {name: Jane}\n---\nHi {{name}}\n")]
    public void A_template_among_the_prompts_is_a_prompt_in_the_syntax_its_extension_says(string path, string format, string text)
    {
        var prompt = Vectors.Read(path, text).Items.ShouldHaveSingleItem().Value;

        (prompt.Path, prompt.Content.Format, prompt.Text()).ShouldBe(("prompts/a", format, text));
        ArtifactFormats.ReadOriginal(prompt.Stored()).Value.Digest.ShouldBe(prompt.Content.Digest);
        PromptVariables.In(text, NoSettings, format: format).ShouldHaveSingleItem().Name.ShouldBe("name");
        EditedText.Read(ArtifactKind.Prompt, text + "!", new EditedFrom(format, ContentForm.Text, prompt.Content.Canonical)).Value.Format
            .ShouldBe(format);
    }

    [Fact]
    public void A_template_elsewhere_is_left_out_whatever_is_in_it_until_somebody_names_its_format()
    {
        Vectors.Read("deploy/nginx.conf.j2", "---\nkind: [\n---\n{{ port }}").LeftOut!.ShouldStartWith("Nothing in it says what it is.");
        ArtifactFormats.Read(ImportUnit.Of(new SourceFile("mail/greeting.j2", "Hi {{ name }}"u8.ToArray())), "jinja-prompt")
            .Items.ShouldHaveSingleItem().Value.Path.ShouldBe("prompts/greeting");
    }

    [Fact]
    public void The_roles_of_a_prompty_file_make_it_messages_and_its_front_matter_stands_beside_them()
    {
        var prompt = Vectors.Read(
            "prompts/a.prompty", "---\r\nname: Basic\r\nmodel: {api: chat}\r\n---\r\nsystem:\r\nHelp {{name}}.\r\n\r\n# User:\r\nuser: not a role\r\n\r\nassistant[name=\"Ann\"]:\r\nYes.\r\n")
            .Items.ShouldHaveSingleItem().Value;

        prompt.Text().ShouldBe(
            """{"messages":[{"content":"Help {{name}}.","role":"system"},{"content":"user: not a role","role":"user"},{"content":"Yes.","name":"Ann","role":"assistant"}],"model":{"api":"chat"},"name":"Basic"}""");
        ArtifactFormats.ReadOriginal(prompt.Stored()).Value.Digest.ShouldBe(prompt.Content.Digest);
        Exporting.Of(prompt.Stored(), ArtifactKind.Prompt, "chat-prompt").Value.ReadsBackTheSame.ShouldBeTrue();
    }

    [Fact]
    public void A_jinja_file_is_written_for_langchain_as_jinja() =>
        Exporting.Of(Vectors.Read("prompts/a.j2", "Hi {{ name }}").Items[0].Value.Stored(), ArtifactKind.Prompt, "langchain-prompt").Value
            .Losses.ShouldHaveSingleItem().ShouldContain("jinja2 is named");

    [Theory]
    [InlineData("---\n\nA rule above.\n\n---\n\nAnd one below.\n")]
    [InlineData("---\n# Title\n\nOnly one rule: here.\n")]
    [InlineData("---\n- one\n- two\n---\nText\n")]
    [InlineData("---\nRefunds [over 50\n---\nText\n")]
    [InlineData("---\n\nContext: you are a bot.\n\nMore.\n")]
    public void A_rule_at_the_top_of_a_text_is_no_front_matter(string text) =>
        Vectors.Read("prompts/a.md", text).Items.ShouldHaveSingleItem().Value.Text().ShouldBe(text);

    [Theory]
    [InlineData("---\nmodel: [gpt\n---\nText\n", "yaml-syntax")]
    [InlineData("---\nmodel: gpt\nText\n", "front-matter-open")]
    public void Front_matter_that_is_broken_is_refused(string text, string code) =>
        Vectors.Read("prompts/a.md", text).Items.ShouldHaveSingleItem().Refusal!.Code.ShouldBe(code);

    [Fact]
    public void What_promptfoo_runs_is_no_text_of_a_prompt()
    {
        const string Config =
            "prompts: [HELLO, 'exec:./gen.sh fast', 'python:gen.py:fn', 'file://gen.py:fn', gen.js, 'gen.rb:fn', prompts/a.hbs]\nproviders: [echo]\n";
        var prompt = Vectors.Read("prompts/p.yaml", Config.Replace("HELLO", "'Hello {{name}}.'")).Items.ShouldHaveSingleItem().Value;

        prompt.Text().ShouldBe("Hello {{name}}.");
        prompt.Notes.ShouldBe(
            ["What programs make when they run is left out: exec:./gen.sh fast, python:gen.py:fn, file://gen.py:fn, gen.js, gen.rb:fn."]);
        Vectors.Read("prompts/p.yaml", "prompts: [file://a.txt, prompts/b.j2]\nproviders: [echo]\n").LeftOut
            .ShouldBe("A configuration of promptfoo that names files; they are read where they lie.");
        Vectors.Read("p.yaml", "prompts: 'exec:./gen.sh'\nproviders: [echo]\n").LeftOut
            .ShouldBe(
                "A configuration of promptfoo with no prompt written out. What programs make when they run is left out: exec:./gen.sh.");
    }

    [Fact]
    public void A_sentence_that_begins_with_the_name_of_a_language_is_a_prompt() => Vectors.Read(
        "p.yaml", "prompts: ['python: write a function that {{task}}']\nproviders: [echo]\n").Items.ShouldHaveSingleItem().Value.Text()
        .ShouldBe("python: write a function that {{task}}");

    [Theory]
    [InlineData("temperature", "0.2")]
    [InlineData("model", "\"gpt-4o-2024-08-06\"")]
    [InlineData("template_format", "\"f-string\"")]
    [InlineData("variables", "[\"order\"]")]
    public void A_template_with_settings_that_mlflow_does_not_have_is_refused_and_none_of_them_vanishes(string member, string value) =>
        Vectors.Read("prompts/x.json", $$"""{"name":"qa","version":2,"template":"Answer {order}","{{member}}":{{value}}}""")
            .Items.ShouldHaveSingleItem().Refusal!.Sentence.ShouldContain(member);

    [Fact]
    public void A_prompt_with_every_member_the_python_client_of_mlflow_has_is_read() => Vectors.Read("prompts/x.json", """
        {"name":"qa","version":2,"template":"Answer {{ question }}","uri":"prompts:/qa/2","variables":["question"],"is_text_prompt":true,
        "model_config":null,"response_format":null,"tags":{},"aliases":[],"commit_message":null,"creation_timestamp":1,"user_id":"jo"}
        """).Items.ShouldHaveSingleItem().Value.Text().ShouldBe("Answer {{ question }}");

    [Fact]
    public void A_prompt_as_the_python_client_of_mlflow_shows_it_is_read()
    {
        var text = Vectors.Read(
            "prompts/x.json",
            """{"name":"qa","version":2,"template":"Answer {{ question }}","commit_message":"init","tags":{"x":"1"},"aliases":["production"]}""")
            .Items.ShouldHaveSingleItem().Value;
        var chat = Vectors.Read(
            "x.json",
            """{"name":"qa","version":"3","template":[{"role":"user","content":"{{ question }}"}],"model_config":{"model":"m"}}""")
            .Items.ShouldHaveSingleItem().Value;

        (text.Path, text.Text()).ShouldBe(("prompts/qa", "Answer {{ question }}"));
        text.Notes.ShouldBe(["Version 2 in MLflow, alias production.", "MLflow says: init."]);
        Vectors.Read("x.json", """{"name":"app","version":"1.0.0","template":"react"}""").Items.ShouldBeEmpty();
        chat.Text().ShouldBe("""{"config":{"model":"m"},"messages":[{"content":"{{ question }}","role":"user"}]}""");
    }

    [Fact]
    public void What_is_no_prompt_among_the_prompts_is_refused_with_its_keys() =>
        Vectors.Read("prompts/a.json", """{"data":[{"name":"triage","versions":[1]}],"meta":{"page":1}}""").Items.ShouldHaveSingleItem()
            .Refusal!.Sentence.ShouldBe("This is no form of prompt the console knows; its keys are data, meta.");
}
