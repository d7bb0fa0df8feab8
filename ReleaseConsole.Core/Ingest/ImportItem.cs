using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest;

/// <summary>The outcome of one item: where it came from, what it became, or why not and at which line.</summary>
public sealed record ImportItem(
    TenantId TenantId, ImportId ImportId, int Ordinal, string SourcePath, ItemOutcome Outcome, ArtifactKind? Kind, string? ArtifactPath,
    Digest? Digest, int? Version, string? Code, string? Reason, int? Line, int? Column) : IFact;
