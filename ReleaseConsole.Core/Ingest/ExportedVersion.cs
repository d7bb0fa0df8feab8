namespace ReleaseConsole.Core.Ingest;

/// <summary>
/// A version as a file in some format: its bytes, what the format could not say, and whether importing the file again ends in the same
/// digest. A file that is too large to be held is opened, not read.
/// </summary>
public sealed record ExportedVersion(string FileName, string Format, byte[] Bytes, IReadOnlyList<string> Losses, bool ReadsBackTheSame)
{
    private Func<Stream>? _open;

    /// <summary>Its bytes are too many to be held; they are read by <see cref="Open"/> alone.</summary>
    public bool IsLarge => _open is not null;

    public string ContentType =>
        FileName.EndsWith(PackedFiles.Extension, StringComparison.Ordinal) ? "application/zip" : "application/octet-stream";

    public Stream Open() => _open is null ? new MemoryStream(Bytes, writable: false) : _open();

    /// <summary>A large content as it came: its bytes are what the version was read from, so they read back as it.</summary>
    public static ExportedVersion AsItCame(string fileName, string format, Func<Stream> open) =>
        new(fileName, format, [], [], ReadsBackTheSame: true) { _open = open };
}
