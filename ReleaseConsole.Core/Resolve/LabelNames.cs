using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Resolve;

/// <summary>The labels of a prompt store that settings ask for, such as <c>LANGFUSE_PROMPT_LABEL</c>.</summary>
internal static partial class LabelNames
{
    public static IEnumerable<(string Name, string Pointer, string Why)> In(JsonNode? node, string at = "") => node switch
    {
        JsonArray list => list.SelectMany((one, index) => In(one, JsonPointer.Child(at, index))),
        JsonObject members => members.SelectMany(one => one.Value.Word() is not { Length: > 0 } word
            ? In(one.Value, JsonPointer.Child(at, one.Key))
            : Asking().IsMatch(one.Key) && Label().IsMatch(word)
                ? [(word, JsonPointer.Child(at, one.Key), $"the prompts with the label {word} are asked for, and labels are moved")]
                : []),
        _ => [],
    };

    // Langfuse's own form of a label; a text for people is none.
    [GeneratedRegex(@"^[a-z0-9_.-]{1,36}$")]
    private static partial Regex Label();

    [GeneratedRegex(@"(?:prompt|langfuse)[_-]?label$", RegexOptions.IgnoreCase)]
    private static partial Regex Asking();
}
