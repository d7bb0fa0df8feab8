using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>This console's own risk and review policy, told by its first member (<c>format: release-gates/1</c>). Putting it in force is another act.</summary>
public sealed class ReleaseGatesPolicy : IWritableFormat
{
    public string Name => "release-gates";

    public ArtifactKind Kind => ArtifactKind.Policy;

    public string Extension => ".yaml";

    public bool Reads(SourceFile file) =>
        file is { IsStructured: true, Structure: { Succeeded: true, Value.Root: JsonObject root } }
        && root["format"].Word()?.StartsWith("release-gates/", StringComparison.Ordinal) == true;

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit)
    {
        var structure = unit.File.Structure.Value;
        var root = (JsonObject)structure.Root!;
        Result<PolicyOutline> outline = root["rules"] is JsonObject
            ? GuardrailPolicy.OutlineOf(root)
            : root["rules"] is null ? IngestRefusals.Missing(structure.PlaceOf(""), "rules") : IngestRefusals.WrongType(structure.PlaceOf("/rules"), "rules", "a list of names with values");
        return [PolicyText.ReadCode(unit.File, Name, outline)];
    }

    public Result<WrittenArtifact> Write(StoredContent stored) => PolicyText.WriteText(stored, Name, "release-gates");
}
