using System.Numerics;
using System.Runtime.InteropServices;

namespace ReleaseConsole.Core.Compare.Datasets;

/// <summary>
/// How every stretch of texts begins that could be a row: words stand one space apart, and a row begins with one. A bit per hash, two bits a
/// stretch (Bloom 1970): what is not here begins nowhere; what is here is searched for.
/// </summary>
internal sealed class RowStarts
{
    // Half a bit a letter is about three a word; two of a hundred rows are then searched for in vain.
    private readonly ulong[] _bits;
    private readonly int _shift;

    public RowStarts(long letters)
    {
        var words = BitOperations.RoundUpToPowerOf2((ulong)Math.Clamp(letters / 32, 64, 1 << 24));
        _bits = new ulong[words];
        _shift = 58 - BitOperations.Log2(words);
    }

    public void Add(ReadOnlySpan<char> text)
    {
        for (var at = 0; at + LeakedRows.Shortest <= text.Length;)
        {
            var hash = HashOf(text.Slice(at, LeakedRows.Shortest));
            Mark(hash);
            Mark(Second(hash));
            var space = text[at..].IndexOf(' ');
            if (space < 0)
                return;
            at += space + 1;
        }
    }

    public bool MayHold(ReadOnlySpan<char> row) =>
        HashOf(row[..LeakedRows.Shortest]) is var hash && IsMarked(hash) && IsMarked(Second(hash));

    private void Mark(ulong hash) => _bits[hash >> (_shift + 6)] |= 1UL << (int)((hash >> _shift) & 63);

    private bool IsMarked(ulong hash) => (_bits[hash >> (_shift + 6)] >> (int)((hash >> _shift) & 63) & 1) != 0;

    private static ulong Second(ulong hash) => BitOperations.RotateLeft(hash, 29) * 0x9E3779B97F4A7C15UL;

    // Four letters at a time; the upper bits are what is used.
    private static ulong HashOf(ReadOnlySpan<char> start)
    {
        var hash = 0UL;
        foreach (var part in MemoryMarshal.Cast<char, ulong>(start))
            hash = (BitOperations.RotateLeft(hash, 23) ^ part) * 0xD6E8FEB86659FD93UL;
        return hash ^ (hash >> 32) * 0xD6E8FEB86659FD93UL;
    }
}
