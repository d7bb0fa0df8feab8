using System.Text;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Ingest;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// The variables a file of LangChain declares (<c>input_variables</c>, of the prompt or of any of its messages). They follow from the text
/// and are no content, so they are read from the file as people see it.
/// </summary>
internal static class PromptInputs
{
    private const string Member = "input_variables";

    public static IEnumerable<string> In(string shown)
    {
        if (!shown.Contains(Member, StringComparison.Ordinal))
            return [];
        var extension = OriginalText.LooksLikeJson(shown) ? ".json" : ".yaml";
        var read = new SourceFile($"prompts/content{extension}", Encoding.UTF8.GetBytes(shown)).Structure;
        return read.Succeeded ? In(read.Value.Root) : [];
    }

    private static IEnumerable<string> In(JsonNode? node) => node switch
    {
        JsonObject members => Names(members[Member]).Concat(members.SelectMany(one => In(one.Value))),
        JsonArray list => list.SelectMany(In),
        _ => [],
    };

    private static IEnumerable<string> Names(JsonNode? node) => (node as JsonArray ?? []).Select(one => one.Word()).OfType<string>();
}
