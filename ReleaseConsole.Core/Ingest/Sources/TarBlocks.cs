using System.Buffers.Binary;
using ReleaseConsole.Core.Outside;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>
/// The blocks of a tar file on their way to the reader, which takes as much memory as a header says the next name is long. One that says
/// more than any name needs is not handed on. Offsets by POSIX.1-2017, pax, “ustar Interchange Format”.
/// </summary>
internal sealed class TarBlocks(Stream tar) : BoundedStream(tar)
{
    private const int LongestName = 1024 * 1024;
    private readonly byte[] _block = new byte[512];
    private int _filled;

    protected override int Allowed(int wanted) => wanted;

    protected override int Counted(int read) => read;

    protected override void Look(ReadOnlySpan<byte> read)
    {
        while (read.Length > 0)
        {
            var taken = Math.Min(read.Length, _block.Length - _filled);
            read[..taken].CopyTo(_block.AsSpan(_filled));
            read = read[taken..];
            _filled = (_filled + taken) % _block.Length;
            if (_filled == 0 && IsName(_block) && SizeOf(_block.AsSpan(124, 12)) > LongestName)
                throw new InvalidDataException("It has a name of more than 1 MB.");
        }
    }

    /// <summary>A header whose content is not a file but the name of the next one, or more about it, in any of the dialects.</summary>
    private static bool IsName(ReadOnlySpan<byte> block) => block[156] is (byte)'x' or (byte)'g' or (byte)'L' or (byte)'K'
        && (block[257..].StartsWith("ustar"u8) || block[257..].StartsWith("\0\0\0\0\0"u8)) && HasASum(block.Slice(148, 8));

    /// <summary>
    /// What a file holds may look like a header. The reader takes none whose sum is no octal number; whether it is the right one it does
    /// not ask. Contents are not skipped: which blocks they are hangs on headers that may say it twice.
    /// </summary>
    private static bool HasASum(ReadOnlySpan<byte> field) =>
        field.Trim(" \0"u8) is { IsEmpty: false } digits && digits.IndexOfAnyExceptInRange((byte)'0', (byte)'7') < 0;

    /// <summary>Octal digits, or from GNU's tar the number itself behind a first byte of 0x80.</summary>
    private static long SizeOf(ReadOnlySpan<byte> field)
    {
        long size = 0;
        if (field[0] >= 0x80)
            return field[1..4].IndexOfAnyExcept((byte)0) < 0 && BinaryPrimitives.ReadInt64BigEndian(field[4..]) is >= 0 and var binary
                ? binary
                : long.MaxValue;
        foreach (var digit in field.TrimStart(" \0"u8))
            if (digit is >= (byte)'0' and <= (byte)'7')
                size = (size * 8) + (digit - '0');
            else
                break;
        return size;
    }
}
