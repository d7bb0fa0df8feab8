using System.Text;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

/// <summary>
/// What files in public repositories had that was refused, misread or lost: langchain-hub, dotprompt's own samples, the OpenAPI
/// Initiative's examples and Parquet's test files. The examples here are written anew.
/// </summary>
public sealed class FoundFileTests
{
    private const string Licensed =
        "# Copyright of the shop\n#\n# Licensed to its desk.\n\n---\nmodel: openai/gpt-4.1\ninput:\n  schema:\n    order: string\n---\nWhere is {{order}}?\n";

    [Theory]
    [InlineData(
        "prompts/hub.json",
        """{"input_variables":["question"],"output_parser":null,"template":"Answer {question} kindly.","template_format":"f-string"}""")]
    [InlineData(
        "prompts/hub.yaml",
        "input_variables: [question]\noutput_parser: null\ntemplate: Answer {question} kindly.\ntemplate_format: f-string\n")]
    public void A_saved_prompt_of_LangChain_without_a_type_is_a_plain_one(string path, string text)
    {
        var read = Vectors.Read(path, text).Items.ShouldHaveSingleItem().Value;
        (read.Path, read.Content.Format).ShouldBe(("prompts/hub", "langchain-saved"));
        Encoding.UTF8.GetString(read.Content.Canonical).ShouldContain("Answer {question} kindly.");
    }

    [Fact]
    public void Comments_above_the_front_matter_of_a_dotprompt_file_hide_nothing_of_it_and_are_no_content()
    {
        var read = Vectors.Read("prompts/a.prompt", Licensed).Items.ShouldHaveSingleItem().Value;
        read.Content.Canonical.ShouldBe(Encoding.UTF8.GetBytes(Licensed[Licensed.IndexOf("---", StringComparison.Ordinal)..]));
        read.Content.Original.ShouldBe(Encoding.UTF8.GetBytes(Licensed));
        var another = Vectors.Read("prompts/a.prompt", Encoding.UTF8.GetBytes(Licensed.Replace("the shop", "another"))).Items[0].Value;
        another.Content.Digest.ShouldBe(read.Content.Digest);
    }

    [Theory]
    [InlineData("# Shop\n\n---\nmodel: [gpt\n---\nHello", "yaml-syntax", "5:1")]
    [InlineData("# Shop\n---\nkind: banana\n---\nHello", "unknown-kind", "3:7")]
    public void What_is_wrong_below_such_comments_is_told_at_its_line(string text, string code, string place)
    {
        var refusal = Vectors.Read("prompts/a.prompt", text).Items.ShouldHaveSingleItem().Refusal.ShouldNotBeNull();
        (refusal.Code, refusal.Place).ShouldBe((code, place));
    }

    [Theory]
    [InlineData("# Title\n---\nJust a line.\n---\nAnd more.\n")]
    [InlineData("# Title\n---\nA rule, and no second one.\n")]
    [InlineData("Hello\n---\nmodel: x\n---\n")]
    public void A_rule_in_a_text_is_no_front_matter(string text) =>
        Vectors.Read("prompts/a.prompt", text).Items.ShouldHaveSingleItem().Value.Content.Canonical
            .ShouldBe(Encoding.UTF8.GetBytes(text));

    [Fact]
    public void The_address_of_an_operation_has_the_defaults_of_its_variables()
    {
        const string api = """{"openapi":"3.1.0","info":{"title":"Orders","version":"1"},"servers":[{"url":"{scheme}://{place}.example.com/{unknown}","variables":{"scheme":{"default":"https","enum":["https","http"]},"place":{"default":"eu"}}}],"paths":{"/orders":{"get":{"operationId":"listOrders","responses":{"200":{"description":"ok"}}}}}}""";
        var read = Vectors.Read("tools/api.json", api).Items.ShouldHaveSingleItem().Value;
        JsonNode.Parse(read.Content.Canonical)!["server"]!["url"]!.GetValue<string>().ShouldBe("https://eu.example.com/{unknown}");
    }

    [Theory]
    [InlineData(
        """{"swagger":"2.0","info":{"title":"Orders","version":"1"},"paths":{"/orders":{"get":{"responses":{}}}}}""",
        "old-api-description")]
    [InlineData(
        """{"openapi":"3.1.0","info":{"title":"Orders","version":"1"},"webhooks":{"paid":{"post":{"responses":{}}}}}""", "no-operations")]
    [InlineData("""{"openapi":"3.1.0","info":{"title":"Orders","version":"1"},"paths":{}}""", "no-operations")]
    public void A_description_without_a_tool_for_us_says_why(string api, string code) =>
        Vectors.Read("tools/api.json", api).Items.ShouldHaveSingleItem().Refusal!.Code.ShouldBe(code);

    [Fact]
    public void The_bounds_of_decimals_dates_times_and_halves_are_told_as_people_write_them()
    {
        Bounds(7, [(6, 5), (7, 2)], [0xFF, 0x9C], [0x00, 0xC8]).ShouldBe(("number", "-1.00", "2.00"));
        Bounds(1, [(6, 5), (7, 1)], BitConverter.GetBytes(5), BitConverter.GetBytes(1234)).ShouldBe(("number", "0.5", "123.4"));
        Bounds(6, [(10, Logical(5, (1, 0), (2, 4)))], [0x00, 0x64], [0x00, 0x65]).ShouldBe(("number", "100", "101"));
        Bounds(1, [(6, 6)], BitConverter.GetBytes(-1), BitConverter.GetBytes(20_000)).ShouldBe(("date", "1969-12-31", "2024-10-04"));
        Bounds(2, [(10, Logical(8, (2, Logical(2))))], BitConverter.GetBytes(0L), BitConverter.GetBytes(1_500_001L))
            .ShouldBe(("date", "1970-01-01T00:00:00", "1970-01-01T00:00:01.500001"));
        Bounds(7, [(10, Logical(15))], BitConverter.GetBytes((Half)(-2)), BitConverter.GetBytes((Half)0.5))
            .ShouldBe(("number", "-2", "0.5"));
    }

    [Fact]
    public void A_column_that_does_not_count_its_nulls_is_told_and_an_encrypted_footer_is_refused_as_one()
    {
        var uncounted = ThriftFooter.Of(1, [], BitConverter.GetBytes(1), BitConverter.GetBytes(2), missing: null);
        Vectors.Read("datasets/a.parquet", uncounted).Items.ShouldHaveSingleItem().Value.Notes[^1]
            .ShouldBe("It does not say how often nothing stands in 1 column; that is taken for never.");
        var counted = ThriftFooter.Of(1, [], BitConverter.GetBytes(1), BitConverter.GetBytes(2), missing: 1);
        Vectors.Read("datasets/a.parquet", counted).Items.ShouldHaveSingleItem().Value.Notes.ShouldHaveSingleItem();
        Vectors.Read("datasets/a.parquet", "PARE and so on until the end: PARE"u8.ToArray()).Items.ShouldHaveSingleItem().Refusal!.Code
            .ShouldBe("parquet-encrypted");
    }

    private static (int, object)[] Logical(int kind, params (int, object)[] members) => [(kind, members)];

    private static (string, string?, string?) Bounds(int type, (int, object)[] logical, byte[] least, byte[] greatest)
    {
        var read = Vectors.Read("datasets/a.parquet", ThriftFooter.Of(type, logical, least, greatest, missing: 0)).Items
            .ShouldHaveSingleItem().Value;
        var column = DatasetProfile.Parse(read.Content.Profile!).Columns.ShouldHaveSingleItem();
        return (column.Types.Keys.Single(), column.Least, column.Greatest);
    }
}
