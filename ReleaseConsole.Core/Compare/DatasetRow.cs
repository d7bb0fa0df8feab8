using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare;

internal sealed record DatasetRow(Digest Digest, string? Id);
