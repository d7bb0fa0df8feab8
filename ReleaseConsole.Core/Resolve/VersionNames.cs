using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// Versions that settings ask for and that are another one tomorrow, under a name that says of what: <c>PROMPT_VERSION=latest</c>,
/// <c>tool_version: ^1.2</c>, <c>PROMPT_TAG=production</c>.
/// </summary>
internal static partial class VersionNames
{
    public static IEnumerable<(string Name, string Pointer, ArtifactKind Kind, string Why)> In(
        JsonNode? node, string at = "") =>
        node switch
        {
            JsonArray list => list.SelectMany((one, index) => In(one, JsonPointer.Child(at, index))),
            JsonObject members => members.SelectMany(one => one.Value.Word() is not { Length: > 0 } word
                ? In(one.Value, JsonPointer.Child(at, one.Key))
                : Asking().Match(one.Key) is { Success: true } asking && WhyOf(word) is { } why
                    ? [($"{one.Key}={word}", JsonPointer.Child(at, one.Key),
                    ArtifactKinds.Parse(asking.Groups["kind"].Value.ToLowerInvariant())!.Value, why)]
                    : []),
            _ => [],
        };

    private static string? WhyOf(string word) => LaunchedVersions.OfVersion(word)
        ?? (Stage().IsMatch(word) ? $"{word} is whatever version is marked so when it is asked for; the number of one stays" : null);

    [GeneratedRegex(
        @"(?:^|[_.-])(?<kind>prompt|tool|model|dataset|policy)[_.-]?(?:version|tag|revision)$|[a-z](?<kind>Prompt|Tool|Model|Dataset"
        + @"|Policy)(?:Version|Tag|Revision)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Asking();

    [GeneratedRegex(
        @"^(?:prod(?:uction)?|stag(?:e|ing)|live|stable|champion|canary)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Stage();
}
