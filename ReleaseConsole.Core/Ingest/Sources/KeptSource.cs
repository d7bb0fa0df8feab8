namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>The files of an earlier import, as they were taken then: all of them, or one with what is read together with it.</summary>
internal sealed class KeptSource(Import earlier, StagedImport kept, string? only = null) : IImportSource
{
    public string Kind => earlier.Source;

    public string Name => earlier.SourceName;

    public bool IsComplete => only is null && kept.Index.IsComplete;

    public SourceOrigin? Origin => kept.Index.From;

    public IReadOnlyDictionary<string, string>? Formats => kept.Index.Formats;

    public async Task<Refusal?> StageAsync(Staging staging, CancellationToken cancel)
    {
        foreach (var file in kept.Index.Files.Where(IsWanted))
            if (await StageAsync(file, staging, cancel) is { } refusal)
                return refusal;
        return null;
    }

    private async Task<Refusal?> StageAsync(StagedFile file, Staging staging, CancellationToken cancel)
    {
        if (file.Offset is null)
            return file.Refusal is { } why ? staging.Refuse(file.Path, why) : staging.LeaveOut(file.Path, file.LeftOut!);
        await using var bytes = kept.OpenFile(file);
        return await staging.AddAsync(file.Path, bytes, file.Outside, file.Authors, cancel);
    }

    /// <summary>
    /// Overlays and mappings lie beside their file and begin with its name: <c>runtime.production.yaml</c>, <c>golden.mapping.yaml</c>.
    /// </summary>
    private bool IsWanted(StagedFile file) =>
        only is null || file.Path == only || file.Path.StartsWith(ArtifactPaths.WithoutExtension(only) + ".", StringComparison.Ordinal);
}
