using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest;

/// <summary>Clears what stopped imports left on the disk: folders nobody will read, and files of contents no version needs.</summary>
public sealed class SweepLeftovers(SweepStaging staging, SweepContents contents)
{
    /// <returns>How many folders and files were removed.</returns>
    public async Task<int> RunAsync(CancellationToken cancel) => await staging.RunAsync(cancel) + await contents.RunAsync(cancel);
}
