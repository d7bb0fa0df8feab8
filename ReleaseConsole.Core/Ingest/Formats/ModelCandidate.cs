using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// A model as content: one flat object with provider, model and parameters, and a note when its name can come to mean another model.
/// </summary>
internal static class ModelCandidate
{
    public static Candidate Of(string path, JsonObject content, byte[] original, string format, params string[] notes)
    {
        var canonical = CanonicalJson.Of(content);
        var floats = ModelAliases.Note(path, canonical);
        return new Candidate(ArtifactKind.Model, path, new NewContent(ContentForm.Json, canonical, original, format))
        {
            Notes = floats is null ? notes : [.. notes, floats],
        };
    }

    public static JsonObject ContentOf(StoredContent stored) => JsonNode.Parse(stored.Canonical) as JsonObject ?? [];
}
