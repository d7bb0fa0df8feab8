using System.Text.Json.Serialization;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Ingest;

/// <summary>An outside place is to be read and imported.</summary>
public sealed record FetchStarted(Guid Import, string Source, string Name) : AuditEvent
{
    public override string Summary => $"started to fetch from {Source} {Name}";
    public override IEnumerable<string> Subjects => [$"import:{Import}"];
}

/// <summary>The outside place held the same files as the time before.</summary>
public sealed record NothingNewFetched(Guid Import, string Source, string Name, string? Revision) : AuditEvent
{
    public override string Summary => $"found nothing new at {Source} {Name}";
    public override IEnumerable<string> Subjects => [$"import:{Import}"];
}

/// <summary>Someone ended an import before all items were read; what was saved before stays.</summary>
public sealed record ImportStopped(Guid Import, string Name) : AuditEvent
{
    public override string Summary => $"stopped the import from {Name}";
    public override IEnumerable<string> Subjects => [$"import:{Import}"];
}

/// <summary>Files were taken in and wait to be read.</summary>
public sealed record ImportStarted(Guid Import, string Source, string Name, int Files) : AuditEvent
{
    public override string Summary => $"started an import of {Files} files from {Source} {Name}";
    public override IEnumerable<string> Subjects => [$"import:{Import}"];
}

/// <summary>A version that an import added.</summary>
public sealed record ImportedVersion(ArtifactKind Kind, string Path, Digest Digest, int Version);

/// <summary>Some items of an import got their outcome, together.</summary>
public sealed record ItemsImported(Guid Import, IReadOnlyList<ImportedVersion> Versions, OutcomeCounts Outcomes) : AuditEvent
{
    /// <summary>The texts of the new versions, for search; the entry itself holds their digests.</summary>
    [JsonIgnore]
    public string Contents { get; init; } = "";

    public override string Summary => $"imported {Outcomes}";
    public override IEnumerable<string> Subjects =>
        [$"import:{Import}", .. Versions.SelectMany(one => new[] { one.Path, one.Digest.ToString() })];
    public override string SearchText => Contents;
}

/// <summary>Every item of an import has its outcome.</summary>
public sealed record ImportFinished(Guid Import, OutcomeCounts Outcomes, IReadOnlyList<string> Releases) : AuditEvent
{
    public override string Summary => Releases.Count == 0
        ? $"finished an import: {Outcomes}"
        : $"finished an import: {Outcomes}; release {string.Join(", ", Releases)}";
    public override IEnumerable<string> Subjects => [$"import:{Import}", .. Releases.Select(version => $"release:{version}")];
}

/// <summary>An import ended before all items were read; what was saved before stays.</summary>
public sealed record ImportFailed(Guid Import, string Reason) : AuditEvent
{
    public override string Summary => $"ended an import early: {Reason}";
    public override IEnumerable<string> Subjects => [$"import:{Import}"];
}
