using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Settings;

namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>What stands where in a structured policy.</summary>
internal static partial class PolicyPlaces
{
    private static readonly HashSet<string> People = new(StringComparer.OrdinalIgnoreCase)
    {
        "description", "owner", "owners", "comment", "comments", "note", "notes", "title", "version", "author", "contact", "rationale",
        "reason", "updated", "updated_at", "created_at", "reviewed", "reviewed_at", "reviewed_by", "docs", "documentation", "display_name",
        "colour", "color", "icon",
    };

    // What whoever is refused reads; under a condition the same word is what is looked at.
    private static readonly HashSet<string> Answers = new(StringComparer.OrdinalIgnoreCase)
    {
        "message", "error_message", "block_message", "blocked_message", "deny_message", "refusal_message", "user_message",
    };

    private static readonly HashSet<string> Conditions = new(StringComparer.OrdinalIgnoreCase)
    {
        "when", "if", "match", "matches", "where", "condition", "conditions", "input", "pattern", "patterns", "unless", "contains",
        "regex", "any", "all", "not", "filter", "filters",
    };

    /// <summary>Whether it is said to people, and decides nothing.</summary>
    public static bool IsForPeople(string path) => JsonPointer.Segments(path) is [.., var last] segments
        && (People.Contains(last) || (Answers.Contains(last) && !segments.SkipLast(1).Any(Conditions.Contains)));

    public static bool IsElement(string path) =>
        JsonPointer.Segments(path) is [.., var last] && last.Length > 0 && last.All(char.IsAsciiDigit);

    /// <summary>Whether its name says only that something is passed over, and not what: <c>ignore_case</c>.</summary>
    public static bool IsPassedOver(string path) =>
        JsonPointer.Segments(path) is [.., var last] && NameWords.Of(last) is [var first, ..]
            && first is "ignore" or "ignored" or "skip" or "exclude" or "except"
            or "disable" or "disabled" or "muted" or "suppressed";

    /// <summary>Whether it is a name, as of an entity or a check, and not a pattern or a sentence.</summary>
    public static bool IsName(string word) => Names().IsMatch(word);

    /// <summary>Whether it stands for whatever could stand in its list.</summary>
    public static bool IsEverything(string word) => word is "*" or "**" or ".*" or "all" or "any" or "everyone" or "everything" or "anyone";

    /// <summary>What a place stands in, from the root down.</summary>
    public static IEnumerable<JsonNode?> Around(JsonNode? root, string path)
    {
        foreach (var segment in JsonPointer.Segments(path))
        {
            yield return root;
            root = root switch
            {
                JsonObject members => members[segment],
                JsonArray list => int.TryParse(segment, out var at) && at < list.Count ? list[at] : null,
                _ => null,
            };
        }
    }

    [GeneratedRegex(@"^[\p{L}\p{N}_][\p{L}\p{N}_ .:/@-]{0,60}$", RegexOptions.CultureInvariant)]
    private static partial Regex Names();
}
