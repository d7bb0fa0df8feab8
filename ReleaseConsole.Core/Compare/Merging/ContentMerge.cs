using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Merging;

/// <summary>
/// Two texts of one artifact and what they began from. JSON is merged by path, everything else by line, YAML whose lines clash by its
/// members and rows by their names; a text that could not be saved as that kind is none. <see cref="Clashes"/> are JSON pointers.
/// </summary>
public sealed record ContentMerge(string? Text, ThreeWayMerge Lines, IReadOnlyList<string> Clashes)
{
    private static readonly JsonSerializerOptions Indented = new(CanonicalJson.Options) { WriteIndented = true };

    public static ContentMerge Of(ArtifactKind kind, string original, string ours, string theirs, EditedFrom? from)
    {
        var lines = ThreeWayMerge.Of(original, ours, theirs);
        var tree = Tree(original) is { } was && Tree(ours) is { } mine && Tree(theirs) is { } other ? TreeMerge.Of(was, mine, other) : null;
        var text = tree?.Merged is { } merged ? Written(merged, lines.Text)
            : lines.Text
                ?? (kind == ArtifactKind.Dataset ? RowMerge.Of(original, ours, theirs)
                    : tree is null && kind is not ArtifactKind.Prompt
                    ? MemberMerge.Of(original, ours, theirs)
                    : null);
        return new ContentMerge(text is not null && EditedText.Read(kind, text, from).Succeeded ? text : null, lines, tree?.Clashes ?? []);
    }

    // Where the lines say the same they keep how it was written.
    private static string Written(JsonNode merged, string? byLine) =>
        byLine is not null && Tree(byLine) is { } tree && CanonicalKey.Of(tree) == CanonicalKey.Of(merged)
            ? byLine
            : merged.ToJsonString(Indented) + "\n";

    private static JsonNode? Tree(string text)
    {
        if (!OriginalText.LooksLikeJson(text))
            return null;
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
