using ReleaseConsole.Core.Ingest.Sources;

namespace ReleaseConsole.Core.Ingest;

/// <summary>Notes in the folder of an import what is being read: each hundredth of its files and each megabyte, so that it costs nothing.</summary>
internal sealed class ReadingNotes(StagedImport staged)
{
    private const long Step = 1024 * 1024;
    private readonly Lock _noting = new();
    private readonly long _total = staged.Index.Files.Sum(file => file.Size);
    private int _files;
    private long _bytes;
    private (int Files, long Bytes)? _noted;

    /// <summary>Begins with a file, and with those that are read together with it.</summary>
    public void Begin(StagedFile file, int together, long bytes)
    {
        lock (_noting)
        {
            if (_noted is not { } noted || _files - noted.Files >= Math.Max(1, staged.Index.Files.Count / 100)
                || _bytes + bytes - noted.Bytes >= Step)
            {
                new BeingRead(file.Path, _files + 1, staged.Index.Files.Count, _bytes, _total).NoteIn(staged.Folder);
                _noted = (_files, _bytes);
            }
            (_files, _bytes) = (_files + together, _bytes + bytes);
        }
    }

    /// <summary>Nobody reads on, at the end or before it; it may be read once more from the beginning.</summary>
    public void End()
    {
        lock (_noting)
        {
            BeingRead.ClearIn(staged.Folder);
            (_files, _bytes, _noted) = (0, 0, null);
        }
    }
}
