using System.Text;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// A prompt on its way out: its front matter is taken apart for formats that keep settings in members of their own, and what is lost
/// on the way is collected.
/// </summary>
internal sealed class WrittenPrompt
{
    private readonly List<string> _losses = [];

    private WrittenPrompt(PromptContent content, JsonObject config) => (Content, Config) = (content, config);

    public PromptContent Content { get; }

    /// <summary>What goes to the model beside the prompt, under one roof.</summary>
    public JsonObject Config { get; }

    public IReadOnlyList<string> Losses => _losses;

    /// <summary>How variables are written, as the prompt or the format it came in says; null where neither does.</summary>
    public string? StatedSyntax { get; private init; }

    public static bool IsSyntax(string member) => member is "syntax" or "template_format";

    public static WrittenPrompt Of(StoredContent stored)
    {
        var content = PromptContent.Of(stored.Form, stored.Canonical);
        if (content.Text is { } text && stored.Form == ContentForm.Text
            && FrontMatter.Read(
                new SourceFile("prompts/content.md", Encoding.UTF8.GetBytes(text))) is { Succeeded: true, Value.IsThere: true } matter)
        {
            var body = new WrittenPrompt(PromptContent.OfText(matter.Value.BodyOf(text)), (JsonObject)matter.Value.Members.DeepClone())
            {
                StatedSyntax = PromptSyntax.Stated(matter.Value.Members) ?? PromptSyntax.OfFormat(stored.Format),
            };
            body.Lose("The front matter becomes settings beside the text; its comments, order and spelling are not kept.");
            return body;
        }
        return new WrittenPrompt(content, content.Beside["config"] as JsonObject is { } config ? (JsonObject)config.DeepClone() : [])
        {
            StatedSyntax = PromptSyntax.Stated(content.Beside) ?? PromptSyntax.OfFormat(stored.Format),
        };
    }

    public void Lose(string what) => _losses.Add(what);

    public void Lose(IEnumerable<string> what) => _losses.AddRange(what);

    /// <summary>Notes every member beside the prompt but those the format has a place for.</summary>
    public void LoseAllBeside(params string[] kept)
    {
        foreach (var (name, _) in Content.Beside)
            if (!kept.Contains(name))
                Lose($"The format has no place for {name}.");
    }

    public WrittenArtifact Written(JsonNode document) => new(WrittenJson.Of(document), _losses);

    public WrittenArtifact Written(string text) => new(Encoding.UTF8.GetBytes(text), _losses);
}
