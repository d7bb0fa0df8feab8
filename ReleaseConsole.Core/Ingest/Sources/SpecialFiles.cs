using System.Formats.Tar;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>
/// Tells pipes, sockets and devices from files before they are opened: to open a pipe waits for its writer, perhaps for ever.
/// </summary>
internal static class SpecialFiles
{
    public static bool Is(FileSystemInfo entry) => !OperatingSystem.IsWindows() && entry is FileInfo { Length: 0 } file && IsNoFile(file);

    // Only the tar writer of the framework says of which type an entry is; it opens what is a file, and such a one is empty here.
    private static bool IsNoFile(FileInfo file)
    {
        try
        {
            using var header = new MemoryStream();
            using (var tar = new TarWriter(header, TarEntryFormat.Pax, leaveOpen: true))
                tar.WriteEntry(file.FullName, "entry");
            header.Position = 0;
            using var written = new TarReader(header);
            return written.GetNextEntry() is { EntryType: not TarEntryType.RegularFile };
        }
        // A socket has no type in a tar.
        catch (IOException)
        {
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }
}
