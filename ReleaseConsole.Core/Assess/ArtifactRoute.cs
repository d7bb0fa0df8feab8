using System.IO.Enumeration;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess;

/// <summary>
/// Signatures that a change takes by what changed, beside those of its level: where a changed artifact is of the kind and its path fits
/// the pattern, from the level on, in the environment. What is not named holds for all.
/// </summary>
public sealed record ArtifactRoute(
    ArtifactKind? Kind, string? Path, RiskLevel Level, string? Environment, IReadOnlyDictionary<Lane, int> Lanes)
{
    /// <summary>
    /// Whether the pattern covers the whole path: <c>*</c> stands for any characters, <c>/</c> too, and <c>?</c> for one.
    /// </summary>
    public static bool Fits(string pattern, string path) => FileSystemName.MatchesSimpleExpression(pattern, path, ignoreCase: false);

    /// <summary>The changed artifacts it is about, by path.</summary>
    public IEnumerable<string> Concerned(ReleaseChanges changes) =>
        from change in changes.Changes
        where (Kind is null || change.Kind == Kind) && (Path is null || Fits(Path, change.Path))
        select change.Path;

    /// <summary>Whether it speaks of this level in this place; no name: anywhere protected.</summary>
    public bool Holds(RiskLevel level, string? environment, bool isProtected) => level >= Level
        && (Environment is null || Environment == environment || Environment == (isProtected ? RiskPolicy.Protected : RiskPolicy.Open));
}
