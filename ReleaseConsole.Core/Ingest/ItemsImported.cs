using System.Text.Json.Serialization;
using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Ingest;

/// <summary>Some items of an import got their outcome, together.</summary>
public sealed record ItemsImported(Guid Import, IReadOnlyList<ImportedVersion> Versions, OutcomeCounts Outcomes) : AuditEvent
{
    /// <summary>The texts of the new versions, for search; the entry itself holds their digests.</summary>
    [JsonIgnore]
    public string Contents { get; init; } = "";

    public override string Summary => $"imported {Outcomes}";

    // Said again, because what overrides a member is written out although that one is not: the entry names its subjects itself, and the
    // texts of a thousand versions are many times as long as the entry.
    [JsonIgnore]
    public override IEnumerable<string> Subjects =>
        [$"import:{Import}", .. Versions.SelectMany(one => new[] { one.Path, one.Digest.ToString() })];

    [JsonIgnore]
    public override string SearchText => Contents;
}
