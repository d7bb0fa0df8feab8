using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// The tools of an OpenAI request: functions in both shapes, custom tools, hosted servers, and the vendor's own tools by their type, dated
/// or not. An entry that is none of them is in the list as unknown, so that it hides no other.
/// </summary>
internal sealed partial record OpenAiList(JsonObject Tool, string At, JsonObject? Function, string FunctionAt)
{
    public const string Custom = "custom";

    public bool IsKnown { get; private init; } = true;

    public static IReadOnlyList<OpenAiList> In(JsonNode? root) => root switch
    {
        JsonArray list => Listed(list, ""),
        JsonObject whole when whole["tools"] is JsonArray list => Listed(list, "/tools"),
        JsonObject one when Of(one, "") is { } tool => [tool],
        _ => [],
    };

    /// <summary><c>web_search</c> for <c>web_search_2025_08_26</c>.</summary>
    public static string WithoutDate(string type) => Date().Replace(type, "");

    /// <summary>A tool that OpenAI brings itself, by its type.</summary>
    public static bool IsHosted(string type) => Hosted().IsMatch(type);

    private static List<OpenAiList> Listed(JsonArray list, string at)
    {
        var found = list.Select((one, index) => one is JsonObject tool ? Of(tool, JsonPointer.Child(at, index)) : null).ToList();
        // Another vendor's or protocol's entries say that the list is theirs.
        if (found.TrueForAll(one => one is null)
            || list.Any(one => one is JsonObject tool && (tool.ContainsKey("input_schema") || tool.ContainsKey("inputSchema"))))
            return [];
        return [.. found.Select((one, index) => one
            ?? new OpenAiList(list[index] as JsonObject ?? [], JsonPointer.Child(at, index), null, "") { IsKnown = false })];
    }

    private static OpenAiList? Of(JsonObject tool, string at) => tool["type"].Word() switch
    {
        "function" when tool["function"] is JsonObject nested => new OpenAiList(tool, at, nested, at + "/function"),
        "function" when tool.ContainsKey("name") => new OpenAiList(tool, at, tool, at),
        Custom when tool["custom"] is JsonObject || (tool.ContainsKey("name") && !tool.ContainsKey("input_schema")) =>
            new OpenAiList(tool, at, null, at),
        "mcp" when tool.ContainsKey("server_label") => new OpenAiList(tool, at, null, at),
        { } type when IsHosted(type) => new OpenAiList(tool, at, null, at),
        _ => null,
    };

    [GeneratedRegex(
        @"^(?:web_search|web_search_preview|file_search|code_interpreter|image_generation|local_shell|shell|apply_patch"
        + @"|computer_use_preview|computer_use|computer|tool_search)"
        + @"(?:[_-]20\d\d[_-]\d\d[_-]\d\d)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Hosted();

    [GeneratedRegex(@"[_-]20\d\d[_-]\d\d[_-]\d\d$", RegexOptions.CultureInvariant)]
    private static partial Regex Date();
}
