using System.Text.Json.Serialization;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Ingest;

/// <summary>How many items of an import ended in which way.</summary>
public sealed record OutcomeCounts(int Created, int Unchanged, int Unresolved, int Refused, int Ignored)
{
    public static OutcomeCounts Of(IEnumerable<ItemOutcome> outcomes)
    {
        var counts = outcomes.CountBy(outcome => outcome).ToDictionary();
        int Count(ItemOutcome outcome) => counts.GetValueOrDefault(outcome);
        return new(Count(ItemOutcome.Created), Count(ItemOutcome.Unchanged), Count(ItemOutcome.Unresolved), Count(ItemOutcome.Refused), Count(ItemOutcome.Ignored));
    }

    [JsonIgnore]
    public int Total => Created + Unchanged + Unresolved + Refused + Ignored;

    public override string ToString() =>
        $"{Created} new, {Unchanged} as before, {Unresolved} to be decided, {Refused} refused, {Ignored} left out";
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
