namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>A format of datasets that is read without holding the file, however large it is.</summary>
public interface IStreamedFormat : IArtifactFormat
{
    /// <summary>Not every file that the format reads when it is held can be read so.</summary>
    bool Streams(LargeFile file) => true;

    /// <summary>The dataset in the file with its profile, from which memory does not grow; refused with its place.</summary>
    Task<Result<Candidate>> ReadAsync(LargeFile file, CancellationToken cancel);
}
