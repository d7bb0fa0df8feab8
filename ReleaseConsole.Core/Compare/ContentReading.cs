using System.Text;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Prompts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare;

/// <summary>Pinned bytes as text or as a tree. A side that is not there reads as empty.</summary>
internal static class ContentReading
{
    public static string Text(this PinnedContent? content) => content is null ? "" : Encoding.UTF8.GetString(WithoutMark(content.Bytes));

    /// <summary>Without the mark that some programs write before the first letter: it is none of them.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) => bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;

    /// <summary>The value of structured content; null for what has no tree form (and for a side that is not there).</summary>
    public static JsonNode? Tree(this PinnedContent? content) => content switch
    {
        null => null,
        { Form: ContentForm.Json } => JsonNode.Parse(content.Bytes),
        _ => YamlTree.Parse(content.Text()) is { Succeeded: true } tree ? tree.Value.Root : null,
    };

    /// <summary>What says which model is asked: a model's settings, or a prompt's front matter (or its <c>config</c>).</summary>
    public static JsonObject Asked(this PinnedContent? content) =>
        content is not { Pin.Kind: ArtifactKind.Prompt } ? content.Tree() as JsonObject ?? []
        : PromptReading.Of(content.PromptText()).FrontMatter is not { } matter ? []
        : matter["model"] is null && matter["config"] is JsonObject config ? config : matter;
}
