using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;

namespace ReleaseConsole.Tests.Given;

/// <summary>Imports as tests speak of them: files by path and text, taken as a whole folder unless said otherwise.</summary>
internal static class Importing
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static Task<Actor> AuthorAsync(this TestConsole console) => console.PersonAsync("Amara Okafor", (Role.PromptEngineer, null));

    public static async Task<ImportView> ImportAsync(this TestConsole console, Actor actor, params (string Path, string Text)[] files) =>
        await console.ImportAsync(actor, Folder([.. files.Select(file => (file.Path, Encoding.UTF8.GetBytes(file.Text)))]));

    public static async Task<ImportView> ImportAsync(this TestConsole console, Actor actor, IImportSource source)
    {
        var started = await console.Get<StartImport>().RunAsync(TestConsole.ProductSlug, source, actor, Cancel);
        started.Refusal.ShouldBeNull();
        (await console.Get<RunImport>().RunAsync(started.Value, actor, Cancel)).Refusal.ShouldBeNull();
        return await console.ViewAsync(actor, started.Value);
    }

    public static async Task<ImportView> ViewAsync(this TestConsole console, Actor actor, ImportId import) =>
        (await console.Get<ImportProgress>().RunAsync(import, new ItemsWanted(), actor, Cancel)).Value;

    public static UploadSource Folder(params (string Path, byte[] Bytes)[] files) => new("a folder", isFolder: true, Streams(files));

    public static UploadSource LooseFiles(params (string Path, byte[] Bytes)[] files) => new("some files", isFolder: false, Streams(files));

    /// <summary>A release of the samples, as it lies in the repository.</summary>
    public static FolderSource Sample(string release) => new(Path.Combine(RepositoryRoot(), "samples", "support-agent", release));

    /// <summary>What the host does at its start and every hour; how many imports it goes on with.</summary>
    public static async Task<int> ResumeAsync(this TestConsole console)
    {
        var left = await console.Get<ResumeImports>().RunAsync(Cancel);
        foreach (var one in left)
            await console.Get<RunImport>().GuardedAsync(one.Import, one.Actor, NullLogger.Instance, Cancel);
        return left.Count;
    }

    public static string StagedFolder(this TestConsole console) => Path.Combine(console.DataDirectory, "imports");

    public static ImportItem Item(this ImportView view, string sourcePath) => view.Items.Single(item => item.SourcePath == sourcePath);

    public static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "ReleaseConsole.sln")))
                return folder.FullName;
        throw new InvalidOperationException("The tests run outside the repository.");
    }

    private static async IAsyncEnumerable<UploadedFile> Streams((string Path, byte[] Bytes)[] files)
    {
        await Task.CompletedTask;
        foreach (var (path, bytes) in files)
            yield return new UploadedFile(path, new MemoryStream(bytes));
    }
}
