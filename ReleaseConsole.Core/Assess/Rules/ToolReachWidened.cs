using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Tools;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A tool can be called, is reached or is carried out in a way it was not before.</summary>
public sealed class ToolReachWidened : IRiskRule
{
    private static readonly string[] Parameters = ["parameters", "params", "extra_body", "litellm_params"];

    public string Id => "tool-reach-widened";

    public string Title => "A tool can be called, is reached or is carried out in a way it was not before";

    public string Why =>
        "The limits of the tool were reviewed for the way it was called and for who carried it out; in another way they may not hold.";

    public string Fix => "Take the new way out, or review the tool again as it is called and carried out now.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            "Code that a model writes may call it too", "tools/pay.json",
            """{"name":"pay","input_schema":{"type":"object"},"allowed_callers":["direct"]}""",
            """{"name":"pay","input_schema":{"type":"object"},"allowed_callers":["direct","code_execution_20260120"]}"""),
        RuleExample.Harm(
            "It ran on the machine and is reached over the network", "tools/desk.json",
            """{"transport":"stdio","serverInfo":{"name":"desk"},"tools":[{"name":"look","inputSchema":{"type":"object"}}]}""",
            """{"transport":"streamable-http","serverInfo":{"name":"desk"},"tools":[{"name":"look","inputSchema":{"type":"object"}}]}"""),
        RuleExample.Harm(
            "A search of the web may go anywhere", "tools/web_search.json",
            """{"tools":[{"type":"web_search_20250305","name":"web_search","allowed_domains":["shop.example"]}]}""",
            """{"tools":[{"type":"web_search_20250305","name":"web_search"}]}"""),
        RuleExample.Harm(
            "What is sent to the server is no longer sealed", "tools/shop.yaml",
            "{type: mcp, server_label: shop, server_url: 'https://shop.example/mcp'}",
            "{type: mcp, server_label: shop, server_url: 'http://shop.example/mcp'}"),
        RuleExample.Harm(
            "It acts with the rights of another account", "tools/shop.yaml",
            "{type: mcp, server_label: shop, server_url: 'https://shop.example/mcp'}",
            "{type: mcp, server_label: shop, server_url: 'https://shop.example/mcp', authorization: '{{ADMIN_TOKEN}}'}"),
        RuleExample.Harm(
            "A model that called no tools may call them", "models/default.yaml", "{model: m-1, tool_choice: none}",
            "{model: m-1, tool_choice: auto}"),
        RuleExample.NearMiss(
            "The default caller is stated", "tools/pay.json",
            """{"name":"pay","input_schema":{"type":"object"}}""",
            """{"name":"pay","input_schema":{"type":"object"},"allowed_callers":["direct"]}"""),
        RuleExample.NearMiss(
            "It was reached over the network and runs on the machine", "tools/desk.json",
            """{"transport":"streamable-http","serverInfo":{"name":"desk"},"tools":[{"name":"look","inputSchema":{"type":"object"}}]}""",
            """{"transport":"stdio","serverInfo":{"name":"desk"},"tools":[{"name":"look","inputSchema":{"type":"object"}}]}"""),
    ];

    /// <remarks>
    /// Its size is 0 for a vendor's tool of another day, or an operation at another path of the same end, which is meant to do the same.
    /// That is a step less grave.
    /// </remarks>
    public RiskLevel Severity(RiskLevel policy, double size) => size < 1 ? policy.Step(-1) : policy;

    public IEnumerable<Finding> Findings(RuleInput input) => Tools(input).Concat(Models(input)).Concat(OfVendor(input));

    // What a vendor carries out beside the model: code, searches, screens.
    private IEnumerable<Finding> OfVendor(RuleInput input) =>
        from change in input.Of(ArtifactKind.Model)
        where change.Type == ChangeType.Changed
        let known = VendorTools(input.Before(change).Tree()).ToHashSet(StringComparer.Ordinal)
        from tool in VendorTools(input.After(change).Tree()).Distinct(StringComparer.Ordinal)
        where !known.Contains(tool)
        select input.Found(this, $"`{change.Path}` lets the model use {tool}", change.Path, "/tools", null, tool, 1) with
        {
            Unless = $"`{change.Path}` did not let the model use {tool}",
        };

    // Every list of tools, beside the model or among its parameters, whose members say a type of their own; a function is the product's.
    private static IEnumerable<string> VendorTools(JsonNode? tree) => tree is not JsonObject members ? []
        : (members["tools"] as JsonArray ?? []).OfType<JsonObject>()
            .Select(Named).OfType<string>()
            .Concat(Parameters.SelectMany(name => VendorTools(members[name])));

    // Of servers there may be several: each is one of its own.
    private static string? Named(JsonObject tool) => (tool["type"].Word() ?? (tool.Count == 1 ? tool.First().Key : null)) switch
    {
        "function" or "custom" or "function_declarations" or "functionDeclarations" or "toolSpec" => null,
        "mcp" => $"mcp {(tool["server_url"] ?? tool["connector_id"] ?? tool["server_label"]).Word()}".TrimEnd(),
        var type => type,
    };

    // Where nothing is said a model calls tools by itself.
    private IEnumerable<Finding> Models(RuleInput input) =>
        from change in input.Changes.Changes
        where change is { Type: ChangeType.Changed, Kind: ArtifactKind.Model or ArtifactKind.Prompt }
        from detail in change.Details
        where (detail.Place.EndsWith("/tool_choice", StringComparison.Ordinal)
            || detail.Place.EndsWith("/toolChoice", StringComparison.Ordinal))
            && detail.Before == "none" && detail.After != "none"
        select input.Found(
            this, $"`{change.Path}` lets the model call tools: {detail.Label} is {detail.After ?? "no longer set"} (was none)", change,
            detail, 1) with
        {
            Unless = $"`{change.Path}` kept the model from calling tools",
        };

    private IEnumerable<Finding> Tools(RuleInput input) =>
        from change in input.Of(ArtifactKind.Tool)
        from detail in change.Details
        where IsWider(detail)
        select input.Found(
            this, detail.Meaning?.TrimEnd('.') ?? $"`{change.Path}` is {detail.Label.ToLowerInvariant()} {detail.After}", change, detail,
            IsMeantAlike(detail) ? 0 : 1) with
        {
            Unless = $"`{change.Path}` was called and carried out as before",
        };

    // A new tool is judged as such. What a vendor's tool does is the vendor's to say, so that another one may do more.
    private static bool IsWider(ChangeDetail detail) => detail.Topic switch
    {
        ChangeTopic.Credential => detail.Effect is Effect.Wider or Effect.NewRoute,
        ChangeTopic.Header => detail.Effect == Effect.NewRoute,
        ChangeTopic.Caller or ChangeTopic.Transport or ChangeTopic.Server or ChangeTopic.VendorLimit =>
            detail is { Before: not null, Effect: Effect.Wider or Effect.NewRoute },
        ChangeTopic.VendorTool => detail is { Before: not null, Type: not ChangeType.Removed },
        _ => false,
    };

    // Under the same name and on the same host it is mostly a next version of the same thing.
    private static bool IsMeantAlike(ChangeDetail detail) =>
        (detail is { Topic: ChangeTopic.Server, Place: "/other/path", Before: { } way, After: { } other }
            && ToolRoutes.AreAlike(way, other))
        || (detail is { Topic: ChangeTopic.VendorTool, Before: { } was, After: { } now } && ToolGuards.IsOtherDay(was, now));
}
