using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;

namespace ReleaseConsole.Core.Demo;

/// <summary>Takes a folder of the samples into the demo's product, as one would by hand, and waits for the end.</summary>
public sealed class DemoImports(StartImport start, RunImport run)
{
    internal async Task<Refusal?> TakeInAsync(string folder, Actor author, CancellationToken cancel)
    {
        var started = await start.RunAsync(SeedDemo.Product, new FolderSource(folder), author, cancel);
        return started.Succeeded ? (await run.RunAsync(started.Value, author, cancel)).Refusal : started.Refusal;
    }
}
