using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Formats;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

public sealed class ToolListTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(
        """{"tools": [{"type": "function", "name": "a", "parameters": {}, "strict": true}, {"type": "telepathy"}, {"type": "web_search_2025_08_26"}]}""", "a unknown-tool web_search")]
    [InlineData(
        """{"tools": [{"type": "web_search_preview_2025_03_11"}, {"type": "custom", "name": "sql", "format": {"type": "grammar"}}]}""",
        "web_search_preview sql")]
    [InlineData("""[{"type": "custom", "custom": {"name": "sql", "description": "Runs it."}}, 5]""", "sql unknown-tool")]
    [InlineData(
        """{"tools": [{"name": "a", "input_schema": {"type": "object"}}, {"type": "mystery"}, {"type": "bash_20250124", "name": "bash"}]}""", "a unknown-tool bash")]
    [InlineData(
        """{"tools": [{"type": "mcp_toolset", "mcp_server_name": "desk"}, {"type": "computer_toolset_20260801"}, {"name": "b", "input_schema": {}}]}""", "desk computer_toolset b")]
    [InlineData(
        """{"tools": [{"name": "a", "inputSchema": {"type": "object"}}, {"name": "b", "type": "odd"}, {"name": "c"}]}""",
        "a unknown-tool missing-member")]
    public void An_entry_nobody_knows_hides_no_other(string text, string expected) =>
        string.Join(' ', Vectors.Read("tools/list.json", text).Items
            .Select(item => item.Succeeded ? item.Value.Path["tools/".Length..] : item.Refusal.Code)).ShouldBe(expected);

    [Fact]
    public void A_tool_keeps_the_name_its_server_gave_it_and_no_two_names_meet_in_one_path()
    {
        string[] names = ["files/read", "files~2Fread", "read me", "größe", "..", "read_file"];
        var list = new JsonArray(
            [.. names.Select(name => (JsonNode)new JsonObject { ["name"] = name, ["inputSchema"] = new JsonObject() })]);
        var tools = Vectors.Read("tools/list.json", new JsonObject { ["tools"] = list }.ToJsonString()).Items.Select(item => item.Value)
            .ToList();

        tools.Select(tool => tool.Path).ShouldBe(
            ["tools/files~2Fread", "tools/files~7E2Fread", "tools/read~20me", "tools/gr~C3~B6~C3~9Fe", "tools/~2E~2E", "tools/read_file"]);
        tools.Select(tool => tool.Tool().Name).ShouldBe(names);
        Exporting.Of(tools[0].Stored(), ArtifactKind.Tool, "openai-function").Refusal!.Code.ShouldBe("not-writable");
        Exporting.Of(tools[0].Stored(), ArtifactKind.Tool, "mcp-tools").Value.ReadsBackTheSame.ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{"type": "web_search_2025_08_26", "search_context_size": "low"}""", "openai-function", "web_search_2025_08_26")]
    [InlineData(
        """{"type": "custom", "name": "sql", "description": "Runs it.", "format": {"type": "text"}}""", "openai-function", "custom")]
    [InlineData(
        """{"type": "mcp_toolset", "mcp_server_name": "desk", "default_config": {"enabled": false}}""", "anthropic-tools", "mcp_toolset")]
    public void A_vendors_own_tool_is_read_by_its_type_and_written_back(string text, string format, string providedAs)
    {
        var tool = Vectors.Read("tools/one.json", text).Items.ShouldHaveSingleItem().Value;

        tool.Tool().ProvidedAs.ShouldBe(providedAs);
        var stored = tool.Stored() with { Original = [] };
        var written = Exporting.Of(stored, ArtifactKind.Tool, format).Value;
        (written.ReadsBackTheSame, written.Losses.Count).ShouldBe((true, 0));
    }

    [Fact]
    public void A_tool_that_anthropic_brings_is_none_of_openai()
    {
        var bash = Vectors.Read("tools/one.json", """{"type": "bash_20250124", "name": "bash"}""").Items.ShouldHaveSingleItem().Value;
        Exporting.Of(bash.Stored(), ArtifactKind.Tool, "openai-function").Refusal!.Sentence
            .ShouldBe("tools/bash cannot be written as a tool of OpenAI; it is another vendor's bash_20250124.");
    }

    [Theory]
    [InlineData(
        """{"tools":[{"toolSpec":{"name":"top_song","description":"d","inputSchema":{"json":{"type":"object"}}}},{"cachePoint":{"type":"default"}}]}""", "top_song unknown-tool")]
    [InlineData(
        """{"toolConfig":{"tools":[{"toolSpec":{"name":"top_song","description":"d","inputSchema":{"json":{"type":"object"}}}}]}}""",
        "top_song")]
    [InlineData("""{"toolSpec":{"name":"top_song","description":"d","inputSchema":{"json":{"type":"object"}}}}""", "top_song")]
    [InlineData("""[{"toolSpec":{"name":"top_song","description":"d"}}]""", "missing-member")]
    public void Tools_of_bedrock_are_read_and_written_back(string text, string expected)
    {
        var items = Vectors.Read("tools/list.json", text).Items;

        string.Join(' ', items.Select(item => item.Succeeded ? item.Value.Path["tools/".Length..] : item.Refusal.Code)).ShouldBe(expected);
        if (!items[0].Succeeded)
            return;
        var tool = items[0].Value;
        tool.Content.Digest.ShouldBe(
            Vectors.Read(
                "tools/a.json",
                """{"name":"top_song","description":"d","input_schema":{"type":"object"}}""").Items[0].Value.Content.Digest);
        ArtifactFormats.ReadOriginal(tool.Stored()).Value.Digest.ShouldBe(tool.Content.Digest);
        var written = Exporting.Of(tool.Stored() with { Original = [] }, ArtifactKind.Tool, "bedrock-tools").Value;
        (written.ReadsBackTheSame, written.Losses.Count).ShouldBe((true, 0));
    }

    [Fact]
    public void A_schema_of_openapi_3_0_is_put_as_json_schema_has_it_today_and_said_aloud()
    {
        const string Api = """
            {"openapi":"3.0.3","info":{"title":"P","version":"1"},"paths":{"/pets":{"get":{"operationId":"list","parameters":[
              {"name":"limit","in":"query","schema":{"type":"integer","nullable":true,"maximum":100,"exclusiveMaximum":true,"minimum":1,"exclusiveMinimum":false}},
              {"name":"by","in":"query","schema":{"type":"object","properties":{"nullable":{"type":"string","nullable":true}},"example":{"nullable":true}}},
              {"$ref":"shared.yaml#/Page"}],
              "responses":{"200":{"description":"x","content":{"application/json":{"schema":{"$ref":"pets.yaml#/Pet"}}}}}}}}}
            """;
        var tool = Vectors.Read("tools/a.json", Api).Items.ShouldHaveSingleItem().Value;

        tool.Tool().InputSchema["properties"]!.ToJsonString().ShouldBe(
            """{"by":{"example":{"nullable":true},"properties":{"nullable":{"type":["string","null"]}},"type":"object"},"limit":{"exclusiveMaximum":100,"minimum":1,"type":["integer","null"]}}""");
        tool.Notes.ShouldBe(
        [
            "Its schemas are those of OpenAPI 3.0; nullable and exclusive limits are put as JSON Schema has them today.",
            "What it refers to in other files is not read: pets.yaml#/Pet, shared.yaml#/Page.",
        ]);
        Exporting.Of(tool.Stored() with { Original = [] }, ArtifactKind.Tool, "openapi").Value.ReadsBackTheSame.ShouldBeTrue();
        ArtifactFormats.ReadOriginal(tool.Stored()).Value.Digest.ShouldBe(tool.Content.Digest);
        Vectors.Read("tools/a.json", Api.Replace("3.0.3", "3.1.0")).Items[0].Value
            .Text().ShouldContain("\"nullable\":true,\"type\":\"integer\"");
    }

    [Theory]
    [InlineData("tools/list.json", "tools/mcp-captured-memory.json", ArtifactKind.Tool, "tools/read_graph")]
    [InlineData("models/litellm.yaml", "models/litellm.yaml", ArtifactKind.Model, null)]
    [InlineData("prompts/all.json", "prompts/langfuse-export.json", ArtifactKind.Prompt, "prompts/greeting")]
    [InlineData("tools/shop.yaml", "tools/openapi.yaml", ArtifactKind.Tool, null)]
    public async Task The_whole_file_is_kept_once_and_handed_out_as_it_came(string path, string vector, ArtifactKind kind, string? artifact)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        var view = await console.ImportAsync(amara, Importing.Folder((path, Vectors.Bytes(vector))));

        var came = (await console.Get<ExportVersion>().RunAsync(
            TestConsole.ProductSlug, kind, artifact ?? view.Items[0].ArtifactPath!, "latest", null, amara, Cancel)).Value;

        (came.FileName, came.ReadsBackTheSame).ShouldBe((Path.GetFileName(path), true));
        came.Bytes.ShouldBe(Vectors.Bytes(vector));
        (await console.AllAsync<Blob>()).Count(blob => blob.Digest == Digest.Of(Vectors.Bytes(vector))).ShouldBe(1);
    }

    [Fact]
    public void What_a_caller_must_prove_and_arguments_of_one_name_are_part_of_an_operation()
    {
        var tools = Vectors.Read("tools/shop.yaml", Shop).Items.Select(item => item.Value).ToList();
        var (read, write) = (tools[0].Tool(), tools[1].Tool());

        read.Other!.ToJsonString().ShouldContain(
            "\"securitySchemes\":{\"key\":{\"in\":\"header\",\"name\":\"X-Key\",\"type\":\"apiKey\"}}");
        read.InputSchema["properties"]!.AsObject().Select(one => one.Key).ShouldBe(["filter", "id", "id_query"], ignoreOrder: true);
        read.Other["names"]!.ToJsonString().ShouldBe("""{"id_query":"id"}""");
        read.Other["encoded"]!.ToJsonString().ShouldBe("""{"filter":"application/json"}""");
        read.OutputSchema!.ToJsonString().ShouldContain("#/$defs/Order/properties/owner");
        read.OutputSchema["$defs"]!["Order"]!["properties"]!["owner"].ShouldNotBeNull();
        write.InputSchema["properties"]!.AsObject().Select(one => one.Key).ShouldBe(["body", "request_body"], ignoreOrder: true);
        foreach (var tool in tools)
            Exporting.Of(tool.Stored() with { Original = [] }, ArtifactKind.Tool, "openapi").Value.ReadsBackTheSame.ShouldBeTrue(tool.Path);
    }

    private const string Shop = """
        openapi: 3.1.0
        info: {title: Shop, version: "1"}
        security: [{key: []}]
        paths:
          /orders/{id}:
            get:
              operationId: getOrder
              parameters:
                - {name: id, in: path, required: true, schema: {type: string}}
                - {name: id, in: query, schema: {type: integer}}
                - name: filter
                  in: query
                  content: {application/json: {schema: {type: object}}}
              responses:
                "200":
                  description: ok
                  content: {application/json: {schema: {$ref: "#/components/schemas/Order/properties/owner"}}}
            post:
              operationId: putOrder
              security: []
              parameters: [{name: body, in: query, schema: {type: string}}]
              requestBody: {required: true, content: {application/json: {schema: {type: object}}}}
              responses: {"200": {description: ok}}
        components:
          schemas:
            Order: {type: object, properties: {owner: {type: string}}}
          securitySchemes:
            key: {type: apiKey, in: header, name: X-Key}
            other: {type: http, scheme: basic}
        """;
}
