using ReleaseConsole.Core;
using ReleaseConsole.Core.Ingest;

namespace ReleaseConsole.Web.Ingest;

/// <summary>Has an ended import read again, and puts the import that comes of it into the queue.</summary>
public sealed class ReadAgain(RetryImport retry, ImportQueue queue)
{
    /// <param name="file">Only this file of it; null for all.</param>
    public async Task<Result<ImportId>> RunAsync(ImportId import, string? file, Actor actor, CancellationToken cancel)
    {
        var started = await retry.RunAsync(import, file, actor, cancel);
        if (started.Succeeded)
            queue.Enqueue(started.Value, actor);
        return started;
    }
}
