using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Settings;

namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>
/// What policies say of approving: how many must, who may, and up to or from which figure nobody, or somebody, has to. More of who may is
/// looser; more of who must is stricter.
/// </summary>
internal static class Approvals
{
    private static readonly string[] About =
        ["approval", "approvals", "approve", "approver", "approvers", "reviewer", "reviewers", "signoff", "signatures"];
    private static readonly string[] Counted =
        ["required", "needed", "count", "number", "min", "minimum", "least", "quorum", "approvals", "approvers", "signatures", "reviewers"];
    private static readonly string[] Who =
        ["roles", "role", "who", "groups", "group", "teams", "team", "users", "members", "people", "by", "approvers", "reviewers", "from"];
    private static readonly string[] All = ["required", "all", "each", "every", "must", "mandatory"];
    private static readonly string[] Below = ["below", "under", "upto", "until"];
    private static readonly string[] Above = ["above", "over", "beyond", "exceeding"];

    /// <summary>Which way a figure goes; null where it is not about approving.</summary>
    public static Effect? Figure(string path, int step)
    {
        var segments = JsonPointer.Segments(path);
        if (segments.Count == 0)
            return null;
        var last = NameWords.Of(segments[^1]);
        var way = last.Any(Below.Contains) ? 1 : last.Any(Above.Contains) ? -1 : 0;
        if (way != 0 && Sign(path, segments) is not 0 and var sign)
            return Rising(step * way * -sign);
        // "approval: {required: 2}", and not how long it may take.
        return Speaks(segments) && last.All(word => Counted.Contains(word) || About.Contains(word)) ? Rising(-step) : null;
    }

    /// <summary>Whether it is one of a list of who approves, and whether any one of them may; null where nobody knows that.</summary>
    public static (bool IsOne, bool? IsAny) Of(string path, JsonNode? root)
    {
        var segments = JsonPointer.Segments(path);
        if (!PolicyPlaces.IsElement(path) || segments.Count < 2)
            return (false, null);
        var words = NameWords.Of(segments[^2]);
        if (!words.Any(Who.Contains) || !Speaks(segments) || words.Any(All.Contains))
            return (false, null);
        // Where so many are needed, the list says of whom.
        return (true, PolicyPlaces.Around(root, path).OfType<JsonObject>().LastOrDefault()?.Any(IsCount) == true ? true : null);
    }

    private static bool IsCount(KeyValuePair<string, JsonNode?> member) =>
        NameWords.Of(member.Key).Any(Counted.Contains) && member.Value.Number() is not null;

    private static int Sign(string path, IReadOnlyList<string> segments) =>
        NamePolarity.Of(path) is not 0 and var sign ? sign : Speaks(segments.SkipLast(1)) ? 1 : 0;

    private static bool Speaks(IEnumerable<string> segments) => segments.Any(segment => NameWords.Of(segment).Any(About.Contains));

    private static Effect Rising(int step) => step > 0 ? Effect.Wider : step < 0 ? Effect.Narrower : Effect.Different;
}
