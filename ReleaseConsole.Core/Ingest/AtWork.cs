namespace ReleaseConsole.Core.Ingest;

/// <summary>
/// Says in the folder of an import, until it is disposed, that it waits for no other: also before and behind the files that are read.
/// </summary>
internal sealed class AtWork : IDisposable
{
    private const string Name = "at-work";
    private readonly string _note;

    private AtWork(string folder) => _note = Path.Combine(folder, Name);

    public static AtWork In(string folder)
    {
        var work = new AtWork(folder);
        File.WriteAllBytes(work._note, []);
        return work;
    }

    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, Name));

    public void Dispose()
    {
        // Of an import that was stopped the folder is gone by now.
        if (File.Exists(_note))
            File.Delete(_note);
    }
}
