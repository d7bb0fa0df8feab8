using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Datasets;

internal sealed record DatasetRow(Digest Digest, string? Id);
