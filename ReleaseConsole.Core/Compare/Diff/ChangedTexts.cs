using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Prompts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare.Diff;

/// <summary>The two texts of one change, as people read them, for a diff side by side, and who wrote what stands there now.</summary>
public sealed record ChangedTexts(string Before, string After, bool IsStructured)
{
    private static readonly JsonSerializerOptions Indented = new(CanonicalJson.Options) { WriteIndented = true };
    private TextComparison? _lines;

    /// <summary>The texts line by line; compared when first asked for.</summary>
    public TextComparison Lines => _lines ??= TextDiff.WithMoves(Before, After);

    /// <summary>Who made the new version, in words for a person; null where the artifact is gone.</summary>
    public string? Author { get; init; }

    /// <summary>What the author said of it.</summary>
    public string? Message { get; init; }

    public static ChangedTexts Of(ManifestContents from, ManifestContents to, ArtifactKind kind, string path)
    {
        var (before, after) = (Find(from, kind, path), Find(to, kind, path));
        var structured = (after ?? before) is { } one && IsStructuredKind(one);
        return new ChangedTexts(Text(before, structured), Text(after, structured), structured)
        {
            Author = after?.Version.AuthorName,
            Message = after?.Version.Message,
        };
    }

    /// <summary>One side as it is shown; lines are counted in it.</summary>
    internal static string Shown(PinnedContent? content) => Text(content, content is not null && IsStructuredKind(content));

    private static bool IsStructuredKind(PinnedContent content) =>
        content.Form == ContentForm.Json && content.Pin.Kind != ArtifactKind.Prompt;

    private static string Text(PinnedContent? content, bool structured) => content switch
    {
        null => "",
        _ when structured => JsonNode.Parse(content.Bytes)!.ToJsonString(Indented) + "\n",
        _ => content.PromptText(),
    };

    private static PinnedContent? Find(ManifestContents side, ArtifactKind kind, string path) =>
        side.Artifacts.Concat(side.Evaluations).FirstOrDefault(one => one.Pin.Kind == kind && one.Pin.Path == path);
}
