namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>The files of an earlier import, as they were taken then.</summary>
internal sealed class KeptSource(string kind, string name, StagedImport kept) : IImportSource
{
    public string Kind => kind;

    public string Name => name;

    public bool IsComplete => kept.Index.IsComplete;

    public SourceOrigin? Origin => kept.Index.From;

    public async Task<Refusal?> StageAsync(Staging staging, CancellationToken cancel)
    {
        foreach (var file in kept.Index.Files)
        {
            if (file.StoredAs is null)
            {
                if (staging.Refuse(file.Path, file.Refusal!) is { } whole)
                    return whole;
                continue;
            }
            await using var bytes = File.OpenRead(Path.Combine(kept.Folder, file.StoredAs));
            if (await staging.AddAsync(file.Path, bytes, file.Outside, cancel) is { } refusal)
                return refusal;
        }
        return null;
    }
}
