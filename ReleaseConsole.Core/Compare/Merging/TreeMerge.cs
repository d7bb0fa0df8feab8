using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Merging;

/// <summary>
/// Two JSON documents that began as the same one, merged by path: members that only one side touched are taken, what both set alike is
/// taken once, and what they set differently is a clash with its pointer. Lists are values as a whole.
/// </summary>
public sealed record TreeMerge(JsonNode? Merged, IReadOnlyList<string> Clashes)
{
    public static TreeMerge Of(JsonNode? original, JsonNode? ours, JsonNode? theirs)
    {
        var clashes = new List<string>();
        var merged = Merge("", CanonicalKey.Of(original), original, ours, theirs, clashes);
        return new TreeMerge(clashes.Count == 0 ? merged : null, clashes);
    }

    /// <param name="before">The key of what it was; null where there was nothing, which is not the value null.</param>
    private static JsonNode? Merge(string pointer, string? before, JsonNode? was, JsonNode? mine, JsonNode? other, List<string> clashes)
    {
        var (one, two) = (CanonicalKey.Of(mine), CanonicalKey.Of(other));
        if (one == two || two == before)
            return mine?.DeepClone();
        if (one == before)
            return other?.DeepClone();
        if (mine is JsonObject here && other is JsonObject there)
            return Members(pointer, was as JsonObject ?? [], here, there, clashes);
        clashes.Add(pointer);
        return mine?.DeepClone();
    }

    // In the order of ours, what only theirs has after it.
    private static JsonObject Members(string pointer, JsonObject was, JsonObject mine, JsonObject other, List<string> clashes)
    {
        var merged = new JsonObject();
        foreach (var name in mine.Select(member => member.Key)
            .Concat(other.Select(member => member.Key).Where(name => !mine.ContainsKey(name))))
        {
            var place = JsonPointer.Child(pointer, name);
            if (mine.ContainsKey(name) && other.ContainsKey(name))
                merged[name] = Merge(
                    place, was.ContainsKey(name) ? CanonicalKey.Of(was[name]) : null, was[name], mine[name], other[name], clashes);
            else if (Stays(was, mine.ContainsKey(name) ? mine : other, name, place, clashes))
                merged[name] = (mine.ContainsKey(name) ? mine : other)[name]?.DeepClone();
        }
        return merged;
    }

    // One side has no such member: it is new on the other, or was taken away, which is a clash where the other changed it.
    private static bool Stays(JsonObject was, JsonObject holder, string name, string place, List<string> clashes)
    {
        if (!was.ContainsKey(name))
            return true;
        if (CanonicalKey.Of(was[name]) != CanonicalKey.Of(holder[name]))
            clashes.Add(place);
        return false;
    }
}
