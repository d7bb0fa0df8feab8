using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// The labels and aliases of a prompt store that settings ask for: <c>LANGFUSE_PROMPT_LABEL</c>, <c>prompts:/triage@production</c> under
/// whatever name, <c>langsmith_prompt: acme/triage:latest</c>.
/// </summary>
internal static partial class LabelNames
{
    public static IEnumerable<(string Name, string Pointer, ArtifactKind Kind, string Why)> In(
        JsonNode? node, string at = "") =>
        node switch
        {
            JsonArray list => list.SelectMany((one, index) => In(one, JsonPointer.Child(at, index))),
            JsonObject members => members.SelectMany(one => one.Value.Word() is { Length: > 0 } word && WhyOf(one.Key, word) is { } why
                ? [(word, JsonPointer.Child(at, one.Key), ArtifactKind.Prompt, why)]
                : In(one.Value, JsonPointer.Child(at, one.Key))),
            _ => node.Word() is { } word && Registered().IsMatch(word) ? [(word, at, ArtifactKind.Prompt, Alias(word))] : [],
        };

    private static string? WhyOf(string member, string word) =>
        Asking().IsMatch(member) && Label().IsMatch(word) ? $"the prompts with the label {word} are asked for, and labels are moved"
        : Naming().IsMatch(member) && Committed().IsMatch(word) && FloatingNames.Is(word)
            ? $"{word} is whatever prompt has that tag when it is asked for; a commit stays"
        : null;

    private static string Alias(string word) =>
        $"{word} is whatever version the registry has under that name; the number of a version stays";

    // Langfuse's own form of a label; a text for people is none.
    [GeneratedRegex(@"^[a-z0-9_.-]{1,36}$")]
    private static partial Regex Label();

    [GeneratedRegex(@"(?:prompt|langfuse)[_-]?(?:label|alias)$", RegexOptions.IgnoreCase)]
    private static partial Regex Asking();

    // The word stands for itself: github: acme/server:latest and DOCKERHUB name images.
    [GeneratedRegex(
        @"(?:(?:^|[_.-])prompt|(?:^|(?<!docker|git)[_.-])hub|(?:prompt|lang(?:chain|smith))hub"
        + @"|[a-z](?-i:Prompt))(?:[_-]?(?:name|id|ref|uri))?$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Naming();

    // LangSmith: owner/prompt:commit, where a tag may stand for the commit.
    [GeneratedRegex(@"^[\w.-]+(?:/[\w.-]+)?:[\w.-]+$")]
    private static partial Regex Committed();

    // MLflow: prompts:/triage/3 stays, prompts:/triage@production and prompts:/triage move.
    [GeneratedRegex(@"^prompts:/[^/@\s]+(?:@[^/@\s]+|/(?!\d+$)[^/@\s]+)?$")]
    private static partial Regex Registered();
}
