using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Tests.Compare;

/// <summary>Rebuilds the after document from the before document and the changes alone, by what their summary promises.</summary>
internal static class AppliedChanges
{
    public static JsonNode? To(JsonNode? before, IReadOnlyList<PathChange> changes) => At(before, "", "", changes);

    private static JsonNode? At(JsonNode? before, string beforePath, string afterPath, IReadOnlyList<PathChange> changes)
    {
        if (changes.FirstOrDefault(change => change.Kind == PathChangeKind.Changed && change.Path == afterPath) is { } changed)
            return changed.After?.DeepClone();
        return before switch
        {
            JsonObject members => Members(members, beforePath, afterPath, changes),
            JsonArray elements => Elements(elements, beforePath, afterPath, changes),
            _ => before?.DeepClone(),
        };
    }

    private static JsonObject Members(JsonObject before, string beforePath, string afterPath, IReadOnlyList<PathChange> changes)
    {
        var after = new JsonObject();
        foreach (var (name, value) in before)
            if (!Any(changes, PathChangeKind.Removed, JsonPointer.Child(beforePath, name)))
                after.Add(name, At(value, JsonPointer.Child(beforePath, name), JsonPointer.Child(afterPath, name), changes));
        foreach (var added in Under(changes, PathChangeKind.Added, afterPath))
            after.Add(JsonPointer.Segments(added.Path)[^1], added.After?.DeepClone());
        return after;
    }

    private static JsonArray Elements(JsonArray before, string beforePath, string afterPath, IReadOnlyList<PathChange> changes)
    {
        var added = Under(changes, PathChangeKind.Added, afterPath).ToDictionary(change => change.Path);
        var moved = Under(changes, PathChangeKind.Moved, afterPath)
            .ToDictionary(change => change.Path, change => change.Before!.GetValue<int>());
        var kept = Enumerable.Range(0, before.Count)
            .Where(i => !Any(changes, PathChangeKind.Removed, JsonPointer.Child(beforePath, i))).ToList();
        var staying = new Queue<int>(kept.Except(moved.Values));
        var after = new JsonArray();
        for (var j = 0; j < kept.Count + added.Count; j++)
        {
            var path = JsonPointer.Child(afterPath, j);
            if (added.TryGetValue(path, out var change))
                after.Add(change.After?.DeepClone());
            else
            {
                var source = moved.TryGetValue(path, out var from) ? from : staying.Dequeue();
                after.Add(At(before[source], JsonPointer.Child(beforePath, source), path, changes));
            }
        }
        return after;
    }

    private static bool Any(IReadOnlyList<PathChange> changes, PathChangeKind kind, string path) =>
        changes.Any(change => change.Kind == kind && change.Path == path);

    private static IEnumerable<PathChange> Under(IReadOnlyList<PathChange> changes, PathChangeKind kind, string parent) =>
        changes.Where(change => change.Kind == kind && change.Path.Length > 0 && change.Path[..change.Path.LastIndexOf('/')] == parent);
}
