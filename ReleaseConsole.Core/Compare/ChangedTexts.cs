using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare;

/// <summary>The two texts of one change, as people read them, for a diff side by side.</summary>
public sealed record ChangedTexts(string Before, string After, bool IsStructured)
{
    private static readonly JsonSerializerOptions Indented = new(CanonicalJson.Options) { WriteIndented = true };

    public static ChangedTexts Of(ManifestContents from, ManifestContents to, ArtifactKind kind, string path)
    {
        var (before, after) = (Find(from, kind, path), Find(to, kind, path));
        var structured = (after ?? before) is { Form: ContentForm.Json } && kind != ArtifactKind.Prompt;
        return new ChangedTexts(Text(before, structured), Text(after, structured), structured);
    }

    private static string Text(PinnedContent? content, bool structured) => content switch
    {
        null => "",
        _ when structured => JsonNode.Parse(content.Bytes)!.ToJsonString(Indented) + "\n",
        _ => content.PromptText(),
    };

    private static PinnedContent? Find(ManifestContents side, ArtifactKind kind, string path) =>
        side.Artifacts.Concat(side.Evaluations).FirstOrDefault(one => one.Pin.Kind == kind && one.Pin.Path == path);
}
