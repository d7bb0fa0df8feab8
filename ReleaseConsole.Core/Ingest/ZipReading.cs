using System.Collections.ObjectModel;
using System.IO.Compression;
using ReleaseConsole.Core.Ingest.Sources;
using ZstdSharp;

namespace ReleaseConsole.Core.Ingest;

/// <summary>
/// A zip whose entries may also be compressed with Zstandard (method 93), as Inspect writes its logs; .NET opens the others. The archive
/// stays open as long as this does.
/// </summary>
internal sealed class ZipReading(Stream zip) : IDisposable
{
    private readonly Stream _zip = zip;
    private readonly ZipArchive _archive = new(zip, ZipArchiveMode.Read, leaveOpen: true);
    private IReadOnlyList<ZipPlace>? _places;

    public ReadOnlyCollection<ZipArchiveEntry> Entries => _archive.Entries;

    /// <summary>Why an entry cannot be unpacked, to be said after its name; null when it can.</summary>
    public string? WhyNot(int index) => _archive.Entries[index].IsEncrypted
        ? "is encrypted"
        : MethodOf(index) is ZipPlace.Stored or ZipPlace.Deflate or ZipPlace.Deflate64 or ZipPlace.Zstandard
            ? null
            : $"is compressed with {ZipPlace.NameOf(MethodOf(index))}, which is not read here";

    /// <summary>What the entry unpacks to; read it to its end before another is opened.</summary>
    /// <exception cref="InvalidDataException">What the directory says of the entry does not hold, or its method is not read.</exception>
    public Stream Open(int index) => MethodOf(index) == ZipPlace.Zstandard ? Unpacked(index) : _archive.Entries[index].Open();

    public void Dispose() => _archive.Dispose();

    private int MethodOf(int index) => (_places ??= ZipPlace.AllIn(_zip, _archive.Entries.Count))[index].Method;

    private DecompressionStream Unpacked(int index)
    {
        var packed = _archive.Entries[index].CompressedLength;
        _zip.Position = _places![index].ContentIn(_zip, packed);
        return Zstandard.Unpacked(new LimitedStream(_zip, packed, leaveOpen: true));
    }
}
