using System.Text;
using System.Text.Json;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>What a text with front matter is and which artifact it says it is.</summary>
internal static class ProseKind
{
    public static ArtifactKind? Of(SourceFile file) => file.FrontMatter.Value.DeclaredKind.Value ?? file.FolderKind;

    public static Result<Candidate> Read(SourceFile file, ArtifactKind kind, string format)
    {
        var matter = file.FrontMatter.Value;
        var stated = matter.StatedPath;
        if (!stated.Succeeded)
            return stated.Refusal;
        return new Candidate(
            kind,
            stated.Value is { } path ? ArtifactPaths.Stated(kind, path) : ArtifactPaths.Of(kind, file.Path),
            new NewContent(ContentForm.Text, file.CanonicalText.Value, file.Bytes, format))
        { StatesItsPath = stated.Value is not null };
    }

    /// <summary>A prompt as text; what stands beside it becomes front matter, and messages become one text under their roles.</summary>
    public static Result<WrittenArtifact> Write(StoredContent stored)
    {
        if (stored.Form == ContentForm.Text)
            return new WrittenArtifact(stored.Canonical, []);
        var content = PromptContent.Of(stored.Form, stored.Canonical);
        var losses =
            new List<string> { "A prompt that is more than a text is kept as JSON; written as text it reads back as other bytes." };
        var text = new StringBuilder();
        if (content.Beside.Count > 0)
            text.Append("---\n").Append(JsonSerializer.Serialize(content.Beside, WrittenJson.Indented)).Append("\n---\n");
        if (content.Messages is not { } messages)
            return new WrittenArtifact(Encoding.UTF8.GetBytes(text.Append(content.Text).ToString()), losses);
        losses.AddRange(ChatMessages.BeyondRoleAndText(messages));
        foreach (var message in ChatMessages.Plain(messages))
            text.Append("{{role \"").Append(message!["role"] ?? "history").Append("\"}}\n").Append(message["content"]).Append("\n\n");
        return new WrittenArtifact(Encoding.UTF8.GetBytes(text.ToString()), losses);
    }
}
