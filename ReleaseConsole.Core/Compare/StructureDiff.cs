using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Diff;

namespace ReleaseConsole.Core.Compare;

/// <summary>
/// What differs between two JSON documents, by path. The order of members means nothing, the order of array elements does; numbers are
/// equal when their values are. Changes come in the order of the after document, what an object or array lost first.
/// </summary>
public static class StructureDiff
{
    public static IReadOnlyList<PathChange> Of(JsonNode? before, JsonNode? after)
    {
        var changes = new List<PathChange>();
        Compare(before, "", after, "", changes);
        return changes;
    }

    // Two paths walk along: an element's place in the before document is not its place in the after document.
    private static void Compare(JsonNode? before, string beforePath, JsonNode? after, string afterPath, List<PathChange> changes)
    {
        switch (before, after)
        {
            case (JsonObject old, JsonObject young):
                CompareMembers(old, beforePath, young, afterPath, changes);
                break;
            case (JsonArray old, JsonArray young):
                CompareElements(old, beforePath, young, afterPath, changes);
                break;
            default:
                if (!CanonicalKey.Same(before, after))
                    changes.Add(new PathChange(afterPath, PathChangeKind.Changed, before, after));
                break;
        }
    }

    private static void CompareMembers(JsonObject before, string beforePath, JsonObject after, string afterPath, List<PathChange> changes)
    {
        foreach (var (name, value) in before)
            if (!after.ContainsKey(name))
                changes.Add(new PathChange(JsonPointer.Child(beforePath, name), PathChangeKind.Removed, value, After: null));
        foreach (var (name, value) in after)
        {
            if (before.TryGetPropertyValue(name, out var old))
            {
                // Most values stayed; only of the others a path is made.
                if (old is not (JsonObject or JsonArray) && CanonicalKey.Same(old, value))
                    continue;
                Compare(old, JsonPointer.Child(beforePath, name), value, JsonPointer.Child(afterPath, name), changes);
            }
            else
                changes.Add(new PathChange(JsonPointer.Child(afterPath, name), PathChangeKind.Added, Before: null, value));
        }
    }

    private static void CompareElements(JsonArray before, string beforePath, JsonArray after, string afterPath, List<PathChange> changes)
    {
        var source = ElementMatch.Of(before, after);
        var kept = source.Where(index => index >= 0).ToHashSet();
        for (var i = 0; i < before.Count; i++)
            if (!kept.Contains(i))
                changes.Add(new PathChange(JsonPointer.Child(beforePath, i), PathChangeKind.Removed, before[i], After: null));

        var inOrder = LongestRising.Of([.. source.Where(index => index >= 0)]).Length == kept.Count ? kept : Staying(source);
        for (var j = 0; j < after.Count; j++)
        {
            var path = JsonPointer.Child(afterPath, j);
            if (source[j] < 0)
            {
                changes.Add(new PathChange(path, PathChangeKind.Added, Before: null, after[j]));
                continue;
            }
            if (!inOrder.Contains(source[j]))
                changes.Add(new PathChange(path, PathChangeKind.Moved, JsonValue.Create(source[j]), JsonValue.Create(j)));
            Compare(before[source[j]], JsonPointer.Child(beforePath, source[j]), after[j], path, changes);
        }
    }

    private static HashSet<int> Staying(int[] source)
    {
        var matched = source.Where(index => index >= 0).ToArray();
        return [.. LongestRising.Of(matched).Select(at => matched[at])];
    }
}
