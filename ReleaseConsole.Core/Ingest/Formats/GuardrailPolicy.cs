using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>Guardrails in YAML or JSON. Kept as text, comments and order included; its rules and defaults are listed.</summary>
public sealed class GuardrailPolicy(string language) : IWritableFormat
{
    public string Name => $"policy-{language}";

    public ArtifactKind Kind => ArtifactKind.Policy;

    public string Extension => "." + language;

    public bool Reads(SourceFile file) =>
        file is { IsStructured: true, FolderKind: ArtifactKind.Policy } && (file.Extension == ".json") == (language == "json");

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit) =>
        [PolicyText.ReadCode(unit.File, Name, OutlineOf(unit.File.Structure.Value.Root))];

    internal static PolicyOutline OutlineOf(JsonNode? root)
    {
        var rules = (root as JsonObject)?["rules"] switch
        {
            JsonObject named => named.Select(one => one.Key),
            JsonArray list =>
                list.OfType<JsonObject>().Select(rule => (rule["id"] ?? rule["name"] ?? rule["rule"]).Word()).OfType<string>(),
            _ => [],
        };
        var defaults = (root as JsonObject ?? [])
            .Where(one => one.Key.StartsWith("default", StringComparison.OrdinalIgnoreCase) && one.Value is JsonValue)
            .Select(one => $"{one.Key} = {one.Value.Shown()}");
        return new PolicyOutline(null, [.. rules], [.. defaults]);
    }

    public Result<WrittenArtifact> Write(StoredContent stored)
    {
        if (stored.Format == Name || (language == "yaml" && stored.Format == "policy-json"))
            return new WrittenArtifact(stored.Canonical, []);
        if (stored.Format is not ("policy-yaml" or "release-gates")
            || YamlTree.Parse(System.Text.Encoding.UTF8.GetString(stored.Canonical)) is not { Succeeded: true } tree)
            return PolicyText.WriteText(stored, Name, language.ToUpperInvariant());
        return language == "yaml"
            ? new WrittenArtifact(stored.Canonical, [])
            : new WrittenArtifact(
                WrittenJson.Of(tree.Value.Root), ["Comments, and how the YAML was written; a policy's digest is over its text."]);
    }
}
