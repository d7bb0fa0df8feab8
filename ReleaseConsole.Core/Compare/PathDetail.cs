using System.Globalization;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare;

/// <summary>A difference found by path as a line of a change.</summary>
internal static class PathDetail
{
    public static ChangeDetail Of(PathChange change, ChangeTopic topic, Effect effect = Effect.Different) => new(
        change.Path,
        JsonValues.Dotted(change.Path),
        change.Kind switch
        {
            PathChangeKind.Added => ChangeType.Added,
            PathChangeKind.Removed => ChangeType.Removed,
            PathChangeKind.Changed or PathChangeKind.Moved => ChangeType.Changed,
        },
        change.Kind == PathChangeKind.Added ? null : Shown(change.Kind, change.Before),
        change.Kind == PathChangeKind.Removed ? null : Shown(change.Kind, change.After),
        effect,
        topic);

    // The two positions of an element that moved would be read as its values.
    private static string Shown(PathChangeKind kind, JsonNode? value) => kind == PathChangeKind.Moved
        ? string.Create(CultureInfo.InvariantCulture, $"place {value.Number() + 1}")
        : value.Shown();
}
