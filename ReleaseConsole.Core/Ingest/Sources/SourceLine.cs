using ReleaseConsole.Core.Outside;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>What a pull over HTTP uses of this installation: where it may go, the secrets, the time.</summary>
public sealed record SourceLine(Reach Reach, Secrets Secrets, TimeProvider Clock);
