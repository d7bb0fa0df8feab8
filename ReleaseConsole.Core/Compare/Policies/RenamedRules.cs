using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>Rules that are gone under one name and there under another one, in the same list and saying the same.</summary>
internal static class RenamedRules
{
    private static readonly string[] Names = ["id", "name", "key"];

    /// <summary>A line for each, and the changes that are left.</summary>
    public static (IReadOnlyList<ChangeDetail> Lines, IReadOnlyList<PathChange> Left) Of(IReadOnlyList<PathChange> changes)
    {
        var (lines, left) = (new List<ChangeDetail>(), changes.ToList());
        foreach (var gone in changes.Where(one => one.Kind == PathChangeKind.Removed && Name(one.Before) is not null && Says(one.Before)))
            if (left.Find(one => one.Kind == PathChangeKind.Added && Name(one.After) is not null && Above(one.Path) == Above(gone.Path)
                && JsonNode.DeepEquals(Nameless(gone.Before), Nameless(one.After))) is { } come)
            {
                left.Remove(gone);
                left.Remove(come);
                var (was, now) = (Name(gone.Before)!, Name(come.After)!);
                lines.Add(new ChangeDetail(
                    come.Path, "Be called", ChangeType.Changed, was, now, Effect.Different, ChangeTopic.Rename)
                { Meaning = $"Rule `{was}` is called `{now}` now; it says the same." });
            }
        return (lines, left);
    }

    private static string? Name(JsonNode? rule) => rule is not JsonObject members ? null
        : Names.Select(name => members[name].Word()).FirstOrDefault(name => name is not null);

    // Of a rule that says nothing beside its name, the name is what it says.
    private static bool Says(JsonNode? rule) => rule is JsonObject members && members.Any(one => !Names.Contains(one.Key)
        && one.Value.Word() is { Length: >= 8 } text && (text.Contains(' ', StringComparison.Ordinal) || one.Key is "pattern" or "regex"));

    private static JsonObject Nameless(JsonNode? rule) => new(((JsonObject)rule!)
        .Where(one => !Names.Contains(one.Key)).Select(one => KeyValuePair.Create(one.Key, one.Value?.DeepClone())));

    private static string Above(string path) => path[..Math.Max(0, path.LastIndexOf('/'))];
}
