using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Tools;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

public sealed class ToolFormatTests
{
    [Fact]
    public void Silence_and_its_meaning_look_the_same_in_every_convention()
    {
        Vectors.One("tools/mcp-2025-06-18.json").Tool().Annotations.ShouldBe(new ToolAnnotations(true, true, false, true));
        Vectors.One("tools/mcp-2025-11-25.json").Tool().Annotations.ShouldBe(new ToolAnnotations(false, false, true, true));
        Vectors.One("tools/openai-chat.json").Tool().Annotations.ShouldBe(ToolAnnotations.Defaults);
        Vectors.Read("tools/anthropic.json").Items[0].Value.Tool().AnnotationsStated.ShouldBeEmpty();
    }

    [Fact]
    public void One_function_has_one_digest_in_both_shapes_of_openai_in_mcp_and_at_anthropic()
    {
        const string schema = """{"type":"object","properties":{"number":{"type":"string"}}}""";
        var chat = Vectors.Read(
            "tools/a.json", $$$"""{"type":"function","function":{"name":"get_order","description":"Looks up.","parameters":{{{schema}}}}}""");
        var others = new[]
        {
            Vectors.Read(
                "tools/a.json", $$$"""{"type":"function","name":"get_order","description":"Looks up.","parameters":{{{schema}}}}"""),
            Vectors.Read("tools/a.json", $$$"""{"tools":[{"name":"get_order","description":"Looks up.","inputSchema":{{{schema}}}}]}"""),
            Vectors.Read("tools/a.json", $$$"""{"name":"get_order","description":"Looks up.","input_schema":{{{schema}}}}"""),
        };
        others.ShouldAllBe(one => one.Items[0].Value.Content.Digest == chat.Items[0].Value.Content.Digest);
    }

    [Fact]
    public void The_server_and_the_way_to_it_are_part_of_the_tool_and_its_version_is_noted()
    {
        var tool = Vectors.One("tools/mcp-2025-11-25.json");
        (tool.Tool().Transport, tool.Tool().Server).ShouldBe(("stdio", new ToolServer("warehouse", null)));
        tool.Notes.ShouldContain("From warehouse 3.2.0.");
        tool.Tool().Other!["execution"]!["taskSupport"]!.GetValue<string>().ShouldBe("optional");
    }

    [Fact]
    public void An_argument_that_leaves_in_a_header_is_said_aloud() =>
        Vectors.One("tools/mcp-2026-07-28.json").Notes.ShouldContain("Arguments leave in HTTP headers: region.");

    [Fact]
    public void A_hosted_server_says_whether_a_person_is_asked_even_when_the_file_does_not()
    {
        Vectors.Read("tools/a.json", """{"type":"mcp","server_label":"desk","server_url":"https://desk.example/mcp"}""")
            .Items[0].Value.Tool().Approval!.GetValue<string>().ShouldBe("always");
        var never = Vectors.Read("tools/openai-responses.json").Items[2].Value.Tool();
        (never.Approval!.GetValue<string>(), never.Server!.Url).ShouldBe(("never", "https://mcp.deepwiki.com/mcp"));
        Vectors.Read("tools/a.json", "{\"type\":\"mcp\",\"server_label\":\"desk\",\n\"authorization\":\"hunter2\"}")
            .Items[0].Refusal!.Code.ShouldBe("literal-secret");
    }

    [Fact]
    public void Asking_a_person_less_often_or_allowing_more_tools_is_a_rise()
    {
        var before = Hosted(""" "always","allowed_tools":["a"] """);
        ToolGuards.Of(before, Hosted(""" "never","allowed_tools":["a"] """)).ShouldHaveSingleItem().Effect.ShouldBe(Effect.Wider);
        ToolGuards.Of(before, Hosted(""" "always","allowed_tools":["a","b"] """)).ShouldHaveSingleItem().Effect.ShouldBe(Effect.Wider);
        ToolGuards.Of(before, Hosted(""" "always","allowed_tools":[] """)).ShouldHaveSingleItem().Effect.ShouldBe(Effect.Narrower);
    }

    [Fact]
    public void The_date_of_a_vendors_own_tool_is_content()
    {
        var tools = Vectors.Read("tools/anthropic.json").Items;
        tools[1].Value.Tool().ProvidedAs.ShouldBe("web_search_20250305");
        Vectors.Read("tools/a.json", """{"type":"bash_20250124","name":"bash"}""").Items[0].Value.Content.Digest
            .ShouldNotBe(Vectors.Read("tools/a.json", """{"type":"bash_20260801","name":"bash"}""").Items[0].Value.Content.Digest);
    }

    [Fact]
    public void An_operation_of_http_becomes_a_tool_with_what_its_method_promises()
    {
        var operations = Vectors.Read("tools/openapi.yaml").Items.Select(one => one.Value.Tool()).ToDictionary(one => one.Name);
        var get = operations["getOrder"];
        (get.Annotations.ReadOnlyHint, get.Title, get.Description).ShouldBe((true, "One order", "The order with its lines."));
        get.Server.ShouldBe(new ToolServer("Orders", "https://orders.shop.example/v1"));
        get.InputSchema["properties"]!["number"]!["pattern"]!.GetValue<string>().ShouldBe("^[0-9]{6}$");
        get.OutputSchema!["$defs"]!["Line"]!["properties"]!["bundle"]!["$ref"]!.GetValue<string>().ShouldBe("#/$defs/Order");
        operations["cancelOrder"].Annotations.ShouldBe(ToolAnnotations.Defaults with { IdempotentHint = true });
        operations["post_orders"].InputSchema["required"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldBe("body");
    }

    private static ToolDefinition Hosted(string approval) =>
        Vectors.Read("tools/a.json", $$"""{"type":"mcp","server_label":"desk","require_approval":{{approval}}}""").Items[0].Value.Tool();
}
