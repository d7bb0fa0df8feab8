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
        var gones = changes.Where(one => one.Kind == PathChangeKind.Removed && Name(one.Before) is not null && Says(one.Before)).ToList();
        if (gones.Count == 0)
            return ([], changes);
        var comes = changes.Where(one => one.Kind == PathChangeKind.Added && Name(one.After) is not null)
            .GroupBy(one => Key(one.Path, one.After)).ToDictionary(same => same.Key, same => new Queue<PathChange>(same));
        var (lines, told) = (new List<ChangeDetail>(), new HashSet<PathChange>(ReferenceEqualityComparer.Instance));
        foreach (var gone in gones)
            if (comes.TryGetValue(Key(gone.Path, gone.Before), out var same) && same.TryDequeue(out var come))
            {
                told.Add(gone);
                told.Add(come);
                var (was, now) = (Name(gone.Before)!, Name(come.After)!);
                lines.Add(new ChangeDetail(
                    come.Path, "Be called", ChangeType.Changed, was, now, Effect.Different, ChangeTopic.Rename)
                { Meaning = $"Rule `{was}` is called `{now}` now; it says the same." });
            }
        return (lines, [.. changes.Where(one => !told.Contains(one))]);
    }

    private static string? Name(JsonNode? rule) => rule is not JsonObject members ? null
        : Names.Select(name => members[name].Word()).FirstOrDefault(name => name is not null);

    // Of a rule that says nothing beside its name, the name is what it says.
    private static bool Says(JsonNode? rule) => rule is JsonObject members && members.Any(one => !Names.Contains(one.Key)
        && one.Value.Word() is { Length: >= 8 } text && (text.Contains(' ', StringComparison.Ordinal) || one.Key is "pattern" or "regex"));

    // Where it stands, and what it says beside its name.
    private static (string Above, string Says) Key(string path, JsonNode? rule) => (JsonPointer.Above(path), string.Join(
        '\n', ((JsonObject)rule!).Where(one => !Names.Contains(one.Key)).OrderBy(one => one.Key, StringComparer.Ordinal)
        .Select(one => $"{one.Key}\t{CanonicalKey.Of(one.Value)}")));
}
