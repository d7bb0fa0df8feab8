using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>A dataset as content with its profile, and what its profile says in a sentence.</summary>
internal static class DatasetCandidate
{
    public static Candidate Of(string path, NewContent content, DatasetProfile profile) => new(
        ArtifactKind.Dataset, ArtifactPaths.Of(ArtifactKind.Dataset, path), content with { Profile = profile.ToCanonical() })
    {
        Notes = [FormattableString.Invariant($"{profile.Rows} rows, {profile.Columns.Count} columns.")],
    };

    /// <summary>A long text is profiled on one core while it is looked through on another; what must not be kept is told first.</summary>
    public static Task<Result<Candidate>> OfTextAsync(
        LargeFile file, string format, Func<CancellationToken, Task<Result<DatasetProfile>>> profile, CancellationToken cancel) =>
        OfTextAsync(file, isList: false, profile, (seen, read) =>
            Of(file.Path, NewContent.Of(seen, format), read with { Bytes = seen.Digest }), cancel);

    /// <summary>The same of a JSON list, whose canonical form is another file than the one that came.</summary>
    public static Task<Result<Candidate>> OfListAsync(LargeFile file, string format, CancellationToken cancel) => OfTextAsync(
        file, isList: true, async stop =>
        {
            await using var content = file.Open();
            return await JsonListProfile.OfAsync(content, stop);
        },
        (seen, read) => Of(
            file.Path, NewContent.Of(read.Canonical, seen, came => new CanonicalRows(came), format),
            read.Profile with { Bytes = seen.Digest, Size = seen.Size }), cancel);

    private static async Task<Result<Candidate>> OfTextAsync<T>(
        LargeFile file, bool isList, Func<CancellationToken, Task<Result<T>>> profile, Func<LargeContent, T, Candidate> make,
        CancellationToken cancel)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var profiling = Task.Run(() => profile(both.Token), both.Token);
        Result<LargeContent>? seen = null;
        try
        {
            await using var content = file.Open();
            seen = await LargeText.LookThroughAsync(content, isList, cancel);
            if (!seen.Succeeded)
                return seen.Refusal;
        }
        finally
        {
            // What is refused already is not counted to its end, and nobody reads a file that is about to be removed.
            if (seen is not { Succeeded: true })
            {
                await both.CancelAsync();
                await profiling.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }
        var profiled = await profiling;
        return profiled.Refusal is { } refusal
            ? refusal
            : make(seen.Value, profiled.Value);
    }
}
