using ReleaseConsole.Core.Ingest.Sources;

namespace ReleaseConsole.Core.Ingest;

/// <summary>Notes in the folder of an import what is being read, a few times a second at the most, so that it costs nothing.</summary>
internal sealed class ReadingNotes(StagedImport staged)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);
    private readonly Lock _counting = new();
    private readonly long _total = staged.Index.Files.Sum(file => file.Size);
    private int _files;
    private long _bytes;
    private long? _notedAt;

    /// <summary>Begins with a file, and with those that are read together with it.</summary>
    public void Begin(StagedFile file, int together, long bytes)
    {
        BeingRead? note = null;
        lock (_counting)
        {
            if (_notedAt is not { } noted || staged.Clock.GetElapsedTime(noted) >= Step)
            {
                note = new BeingRead(file.Path, _files + 1, staged.Index.Files.Count, _bytes, _total);
                _notedAt = staged.Clock.GetTimestamp();
            }
            (_files, _bytes) = (_files + together, _bytes + bytes);
        }
        // Outside the lock: those that read beside this one do not wait for the disk.
        note?.NoteIn(staged.Folder);
    }

    /// <summary>Nobody reads on, at the end or before it; it may be read once more from the beginning.</summary>
    public void End()
    {
        BeingRead.ClearIn(staged.Folder);
        (_files, _bytes, _notedAt) = (0, 0, null);
    }
}
