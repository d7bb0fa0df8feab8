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
        change.Kind == PathChangeKind.Added ? null : change.Before.Shown(),
        change.Kind == PathChangeKind.Removed ? null : change.After.Shown(),
        effect,
        topic);
}
