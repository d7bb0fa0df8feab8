using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// This console's own risk and review policy, told by its first member (<c>format: release-gates/1</c>). Putting it in force is another
/// act.
/// </summary>
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
        // A gate that cannot be read would be found out only when somebody proposes it: it is read here as it is then.
        var policy = RiskPolicy.Parse(unit.File.Text.Value);
        return [PolicyText.ReadCode(
            unit.File, Name, policy.Succeeded ? GuardrailPolicy.OutlineOf((JsonObject)unit.File.Structure.Value.Root!) : policy.Refusal)];
    }

    public Result<WrittenArtifact> Write(StoredContent stored) => PolicyText.WriteText(stored, Name, "release-gates");
}
