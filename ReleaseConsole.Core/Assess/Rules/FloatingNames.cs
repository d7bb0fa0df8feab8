using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Prompts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>
/// Names in an artifact that can come to mean something else: <c>latest</c>, a branch, a label, a range. The models that providers move
/// under their own names have a rule of their own.
/// </summary>
internal static partial class FloatingNames
{
    private static readonly string[] Revisions = ["revision", "ref", "branch", "tag", "git_ref", "label"];
    private static readonly string[] Moving = ["main", "master", "head", "latest", "production", "stable", "develop", "trunk", "champion"];

    // Bedrock's working draft, AWS Lambda's unpublished code.
    private static readonly string[] Drafts = ["draft", "latest", "$latest"];
    private static readonly string[] Models = ["model", "model_name", "deployment", "name"];

    public static IEnumerable<(string Name, string Place)> In(PinnedContent? content) => content?.Pin.Kind switch
    {
        null => [],
        ArtifactKind.Prompt => Composed(content).Concat(Tree(PromptReading.Of(content.PromptText()).FrontMatter, "")),
        _ => content.Form == ContentForm.Bytes ? [] : Tree(content.Tree(), ""),
    };

    private static IEnumerable<(string, string)> Composed(PinnedContent prompt) =>
        from reference in PromptReferences.In(prompt.PromptText())
        where reference.Asked?.StartsWith("label ", StringComparison.Ordinal) == true
        select ($"{reference.Name}, {reference.Asked}", FormattableString.Invariant($"line {reference.Line}"));

    private static IEnumerable<(string, string)> Tree(JsonNode? node, string place) => node switch
    {
        JsonObject members => members.SelectMany(one => Member(members, one.Key, one.Value, JsonPointer.Child(place, one.Key))),
        JsonArray list => list.SelectMany((one, at) => Tree(one, JsonPointer.Child(place, at))),
        _ =>
            node.Word() is { Length: < 300 } text && !text.Contains(' ', StringComparison.Ordinal)
                && (Floats().IsMatch(text) || RegistryAliases.Is(text))
                ? [(text, place)]
                : [],
    };

    private static IEnumerable<(string, string)> Member(JsonObject owner, string name, JsonNode? value, string place)
    {
        if (value.Word() is not { } text)
            return Tree(value, place);
        if (RegistryAliases.Of(owner, name) is { } alias)
            return [(alias, place)];
        if (Revisions.Contains(name, StringComparer.OrdinalIgnoreCase) && Moving.Contains(text, StringComparer.OrdinalIgnoreCase))
            return [($"{name} {text}", place)];
        if (name.EndsWith("version", StringComparison.OrdinalIgnoreCase) && Drafts.Contains(text, StringComparer.OrdinalIgnoreCase))
            return [($"{name} {text}", place)];
        return Models.Contains(name, StringComparer.Ordinal)
            ? []
            : Tree(value, place);
    }

    // An image or package at latest, a branch behind @ or #, a range.
    [GeneratedRegex(
        @"[:@/]latest$|[@#](?:main|master|head|develop|trunk)$|@[\^~*]\d|@[<>]=?\d|/(?:blob|raw|tree)/(?:main|master)/",
        RegexOptions.IgnoreCase)]
    private static partial Regex Floats();
}
