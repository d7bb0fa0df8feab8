using System.Buffers.Binary;

namespace ReleaseConsole.Core.Ingest;

/// <summary>
/// How an entry of a zip is compressed and where it begins, which .NET does not tell. The directory's form is that of PKWARE's
/// APPNOTE 6.3.10, sections 4.3.12 to 4.3.16 and 4.5.3.
/// </summary>
internal readonly record struct ZipPlace(int Method, long At)
{
    public const int Stored = 0;
    public const int Deflate = 8;
    public const int Deflate64 = 9;
    public const int Zstandard = 93;

    private const uint LocalSignature = 0x04034B50;
    private const uint EntrySignature = 0x02014B50;
    private const uint LocatorSignature = 0x07064B50;
    private const uint LargeEndSignature = 0x06064B50;
    private const int LocalLength = 30;
    private const int EntryLength = 46;
    private const int EndLength = 22;
    private const int LocatorLength = 20;
    private const int LargeEndLength = 56;
    private const int LongestComment = ushort.MaxValue;

    /// <summary>The entries in the order of the directory, which is the order .NET lists them in.</summary>
    /// <exception cref="InvalidDataException">There is no directory of so many entries.</exception>
    public static IReadOnlyList<ZipPlace> AllIn(Stream zip, int count)
    {
        var places = new List<ZipPlace>(count);
        var head = new byte[EntryLength];
        for (var at = DirectoryIn(zip); places.Count < count;)
        {
            Read(zip, at, head, EntrySignature);
            var (name, extra, comment) = (UInt16(head, 28), UInt16(head, 30), UInt16(head, 32));
            long place = UInt32(head, 42);
            if (place == uint.MaxValue)
                place = LargePlace(Read(zip, at + EntryLength + name, new byte[extra]), head);
            places.Add(new ZipPlace(UInt16(head, 10), place >= 0 ? place : throw Broken()));
            at += EntryLength + name + extra + comment;
        }
        return places;
    }

    /// <summary>Where so many packed bytes begin, behind the entry's own header.</summary>
    /// <exception cref="InvalidDataException">They are not there.</exception>
    public long ContentIn(Stream zip, long packed)
    {
        var header = Read(zip, At, new byte[LocalLength], LocalSignature);
        var at = At + LocalLength + UInt16(header, 26) + UInt16(header, 28);
        return packed <= zip.Length - at ? at : throw new InvalidDataException("An entry is longer than the archive.");
    }

    public static string NameOf(int method) => method switch
    {
        1 => "Shrink (method 1)",
        6 => "Implode (method 6)",
        12 => "BZip2 (method 12)",
        14 => "LZMA (method 14)",
        20 => "an early Zstandard (method 20)",
        95 => "XZ (method 95)",
        97 => "WavPack (method 97)",
        98 => "PPMd (method 98)",
        99 => "AES (method 99)",
        _ => $"method {method.ToString(System.Globalization.CultureInfo.InvariantCulture)}",
    };

    private static long DirectoryIn(Stream zip)
    {
        var tail = Read(
            zip, Math.Max(0, zip.Length - EndLength - LongestComment), new byte[Math.Min(zip.Length, EndLength + LongestComment)]);
        var end = tail.AsSpan(0, Math.Max(0, tail.Length - EndLength + 4)).LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0)
            throw Broken();
        long at = UInt32(tail, end + 16);
        if (at != uint.MaxValue && UInt16(tail, end + 10) != ushort.MaxValue && UInt16(tail, end + 4) != ushort.MaxValue)
            return at;
        var locator = Read(zip, zip.Length - tail.Length + end - LocatorLength, new byte[LocatorLength], LocatorSignature);
        return Int64(Read(zip, Int64(locator, 8), new byte[LargeEndLength], LargeEndSignature), 48);
    }

    /// <summary>The place in the field for archives of more than 4 GB, behind the sizes that did not fit either.</summary>
    private static long LargePlace(byte[] extra, byte[] head)
    {
        var before = (UInt32(head, 24) == uint.MaxValue ? 8 : 0) + (UInt32(head, 20) == uint.MaxValue ? 8 : 0);
        for (var at = 0; at + 4 <= extra.Length; at += 4 + UInt16(extra, at + 2))
            if (UInt16(extra, at) == 1 && at + 4 + before + 8 <= extra.Length)
                return Int64(extra, at + 4 + before);
        return uint.MaxValue;
    }

    private static byte[] Read(Stream zip, long at, byte[] bytes, uint? signature = null)
    {
        if (at < 0 || at > zip.Length - bytes.Length)
            throw Broken();
        zip.Position = at;
        zip.ReadExactly(bytes);
        return signature is null || UInt32(bytes, 0) == signature ? bytes : throw Broken();
    }

    private static InvalidDataException Broken() => new("The directory at its end cannot be read.");

    private static ushort UInt16(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private static uint UInt32(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));

    private static long Int64(byte[] bytes, int at) => BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at));
}
