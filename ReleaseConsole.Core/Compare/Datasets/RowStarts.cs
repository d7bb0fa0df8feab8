using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Buffers.Binary.BinaryPrimitives;

namespace ReleaseConsole.Core.Compare.Datasets;

/// <summary>
/// How every stretch of a text begins that could be a row: words stand one space apart, and a row begins with one. Two bits of one
/// word a stretch (Bloom 1970, in blocks): what is not here begins nowhere; what is here is searched for.
/// </summary>
internal sealed class RowStarts
{
    // Two bits a letter are about twelve a word; one of a hundred rows is then searched for in vain.
    private readonly ulong[] _bits;
    private readonly int _shift;

    public RowStarts(long letters)
    {
        var words = BitOperations.RoundUpToPowerOf2((ulong)Math.Clamp(letters / 32, 64, 1 << 24));
        _bits = new ulong[words];
        _shift = 64 - BitOperations.Log2(words);
    }

    public void Add(ReadOnlySpan<byte> text)
    {
        var last = text.Length - LeakedRows.Shortest;
        if (last < 0)
            return;
        Begins(text);
        // A row begins behind a space; many letters are looked at together.
        var spaces = Vector256.Create((byte)' ');
        var at = 0;
        for (; at + Vector256<byte>.Count <= last; at += Vector256<byte>.Count)
        {
            var found = Vector256.Equals(Vector256.Create(text[at..]), spaces).ExtractMostSignificantBits();
            for (; found != 0; found &= found - 1)
                Begins(text[(at + BitOperations.TrailingZeroCount(found) + 1)..]);
        }
        for (; at < last; at++)
            if (text[at] == ' ')
                Begins(text[(at + 1)..]);
    }

    // Of every word of a release.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Begins(ReadOnlySpan<byte> text)
    {
        var hash = HashOf(text);
        _bits[hash >> _shift] |= Marks(hash);
    }

    public bool MayHold(ulong start) => (~_bits[start >> _shift] & Marks(start)) == 0;

    /// <summary>How a text begins, which is of <see cref="LeakedRows.Shortest"/> bytes at the least.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong HashOf(ReadOnlySpan<byte> text)
    {
        var hash = (ReadUInt64LittleEndian(text) * 0xD6E8FEB86659FD93UL)
            + BitOperations.RotateLeft(ReadUInt64LittleEndian(text[8..]) * 0x9E3779B97F4A7C15UL, 23)
            + BitOperations.RotateLeft(ReadUInt64LittleEndian(text[16..]) * 0xC2B2AE3D27D4EB4FUL, 41);
        // The upper bits are what is used.
        return (hash ^ hash >> 32) * 0xD6E8FEB86659FD93UL;
    }

    // The upper bits say which word it is.
    private static ulong Marks(ulong hash) => 1UL << (int)(hash >> 28 & 63) | 1UL << (int)(hash >> 34 & 63);
}
