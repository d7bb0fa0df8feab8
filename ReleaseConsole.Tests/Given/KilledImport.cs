using System.Diagnostics;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Tests.Given;

/// <summary>
/// The import verb in a process of its own on a console's database, killed without warning once it has saved its first part.
/// </summary>
internal static class KilledImport
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="settings">Where the database is, as the console was told.</param>
    public static async Task OfAsync(TestConsole console, Dictionary<string, string?> settings, string folder)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "ReleaseConsole.Web.dll"), "import", folder,
                "--product", TestConsole.ProductSlug, "--tenant", "acme",
            },
            Environment = { ["ReleaseConsole__DataDirectory"] = console.DataDirectory },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        using var process = Process.Start(start)!;
        try
        {
            await SavedAsync(console, process);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>How many items of imports are saved.</summary>
    public static async Task<int> ItemsAsync(this TestConsole console)
    {
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        return db.Set<ImportItem>().Count();
    }

    private static async Task SavedAsync(TestConsole console, Process process)
    {
        var until = Stopwatch.StartNew();
        while (await console.ItemsAsync() == 0)
        {
            if (process.HasExited)
                throw new InvalidOperationException("The import ended by itself: " + await process.StandardError.ReadToEndAsync(Cancel));
            until.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(2));
            await Task.Yield();
        }
    }
}
