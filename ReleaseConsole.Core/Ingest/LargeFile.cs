using Microsoft.Win32.SafeHandles;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest.Sources;

namespace ReleaseConsole.Core.Ingest;

/// <summary>
/// One file of an import that is too large to be held: its path inside the source with <c>/</c>, and where its bytes wait.
/// </summary>
public sealed class LargeFile(StagedImport staged, StagedFile file)
{
    private const int BeginningLength = 1024 * 1024;

    public string Path => file.Path;

    public long Size => file.Size;

    public ArtifactKind? FolderKind { get; } = ArtifactPaths.FolderKind(file.Path);

    public Stream Open() => staged.OpenFile(file);

    /// <summary>So many bytes from a place on, or fewer where the file ends.</summary>
    public byte[] At(long offset, int length)
    {
        using SafeFileHandle content = staged.OpenContent();
        var bytes = new byte[(int)Math.Min(length, Size - offset)];
        for (int at = 0, read; at < bytes.Length; at += read)
            if ((read = RandomAccess.Read(content, bytes.AsSpan(at), file.Offset!.Value + offset + at)) == 0)
                throw new EndOfStreamException();
        return bytes;
    }

    /// <summary>Its first lines as a file of their own, by which its format is told.</summary>
    public SourceFile Beginning()
    {
        var bytes = At(0, BeginningLength);
        var lastLine = bytes.AsSpan().LastIndexOf((byte)'\n');
        return new SourceFile(Path, lastLine < 0 ? WholeCharacters(bytes) : bytes[..(lastLine + 1)]);
    }

    // A character of UTF-8 has at most three bytes behind its first.
    private static byte[] WholeCharacters(byte[] bytes)
    {
        var bad = TextPlace.FirstBadByte(bytes);
        return bad >= 0 && bad >= bytes.Length - 3 ? bytes[..bad] : bytes;
    }
}
