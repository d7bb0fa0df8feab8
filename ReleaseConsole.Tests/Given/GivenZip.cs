using System.Buffers.Binary;
using System.IO.Compression;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace ReleaseConsole.Tests.Given;

/// <summary>
/// Zips of methods that .NET does not write: bytes are stored as they are, and both headers then say they are something else.
/// </summary>
internal static class GivenZip
{
    public const int Zstandard = 93;

    public static byte[] Of(int method, string path, byte[] packed)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var content = zip.CreateEntry(path, CompressionLevel.NoCompression).Open();
            content.Write(packed);
        }
        return AllBy(method, bytes.ToArray());
    }

    /// <summary>The same archive with every entry said to be compressed by that method.</summary>
    public static byte[] AllBy(int method, byte[] zip) =>
        Said(zip, flags => BinaryPrimitives.WriteUInt16LittleEndian(flags[2..], (ushort)method));

    /// <summary>The same archive with every entry said to be encrypted.</summary>
    public static byte[] Encrypted(byte[] zip) => Said(zip, flags => flags[0] |= 1);

    // In both headers the method follows the flags.
    private static byte[] Said(byte[] zip, Action<Span<byte>> change)
    {
        var said = zip.ToArray();
        for (var at = 0; at < said.Length - 12; at++)
            if (said.AsSpan(at, 4).SequenceEqual("PK\u0003\u0004"u8))
                change(said.AsSpan(at + 6, 4));
            else if (said.AsSpan(at, 4).SequenceEqual("PK\u0001\u0002"u8))
                change(said.AsSpan(at + 8, 4));
        return said;
    }

    /// <summary>Content in one frame of Zstandard that asks for a window of 2^<paramref name="windowLog"/> bytes.</summary>
    public static byte[] Packed(byte[] content, int windowLog = 21)
    {
        using var packed = new MemoryStream();
        using (var zstd = new CompressionStream(packed, level: 3))
        {
            zstd.SetParameter(ZSTD_cParameter.ZSTD_c_windowLog, windowLog);
            zstd.Write(content);
        }
        return packed.ToArray();
    }
}
