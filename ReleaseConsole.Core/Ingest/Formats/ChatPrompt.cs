using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>A prompt as a list of chat messages in JSON or YAML, or an object with <c>messages</c>.</summary>
public sealed class ChatPrompt : IArtifactFormat
{
    public string Name => "chat-prompt";

    public bool Reads(SourceFile file) => file is { IsStructured: true, FolderKind: ArtifactKind.Prompt };

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit) => [ReadOne(unit.File)];

    private Result<Candidate> ReadOne(SourceFile file)
    {
        var structure = file.Structure.Value;
        var (messages, at) = structure.Root is JsonObject whole ? (whole["messages"], "/messages") : (structure.Root, "");
        if (messages is not JsonArray { Count: > 0 } list)
            return IngestRefusals.WrongType(structure.PlaceOf(at), at.Length == 0 ? "The prompt" : "messages", "a list of messages");
        for (var index = 0; index < list.Count; index++)
        {
            var place = $"{at}/{index}";
            if (list[index] is not JsonObject message)
                return IngestRefusals.WrongType(structure.PlaceOf(place), "A message", "an object with role and content");
            if (message["role"]?.GetValueKind() != System.Text.Json.JsonValueKind.String)
                return IngestRefusals.WrongType(structure.PlaceOf(message["role"] is null ? place : place + "/role"), "role", "text");
            if (!message.ContainsKey("content") && !message.ContainsKey("tool_calls"))
                return IngestRefusals.Missing(structure.PlaceOf(place), "content");
        }
        return new Candidate(
            ArtifactKind.Prompt, ArtifactPaths.Of(ArtifactKind.Prompt, file.Path),
            new NewContent(ContentForm.Json, CanonicalJson.Of(structure.Root), file.Bytes, Name));
    }
}
