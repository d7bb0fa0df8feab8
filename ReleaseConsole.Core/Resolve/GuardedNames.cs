using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;

namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// What a policy says it applies to and nothing is called: a guardrail on nothing. Known paths are read wherever they stand.
/// </summary>
internal static partial class GuardedNames
{
    public static IEnumerable<(string Name, string Pointer, ArtifactKind Kind)> In(
        JsonNode? node, KnownNames known, string at = "", bool applies = false) =>
        node switch
        {
            JsonArray list => list.SelectMany((one, index) => In(one, known, JsonPointer.Child(at, index), applies)),
            JsonObject members =>
                members.SelectMany(one => In(one.Value, known, JsonPointer.Child(at, one.Key), applies || Applying().IsMatch(one.Key))),
            _ => applies && node.Word() is { } path && ArtifactPath().IsMatch(path) && !IsAnything(path, known)
                ? [(path, at, ArtifactPaths.FolderKind(path)!.Value)]
                : [],
        };

    /// <summary>An artifact, its file, or a folder of artifacts.</summary>
    private static bool IsAnything(string path, KnownNames known) =>
        ContentNames.IsKnown(path, known) || ContentNames.IsKnown(ArtifactPaths.WithoutExtension(path), known)
        || known.Artifacts.Any(one => one.StartsWith(path.TrimEnd('/') + "/", StringComparison.Ordinal));

    [GeneratedRegex(
        @"^(?:appl(?:y|ies)[_-]?to|targets?|guards?|protects?|covers?)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Applying();

    [GeneratedRegex(@"^(?:prompts|tools|models|datasets|policies|settings)/[A-Za-z0-9_][A-Za-z0-9_./-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex ArtifactPath();
}
