using System.Runtime.Intrinsics;

namespace ReleaseConsole.Core.Compare;

/// <summary>The words of a line, weighed by length, for judging how alike two lines are. Reads at most the word cap of a line.</summary>
internal readonly struct WordBag
{
    // Each word as one number, its hash above its length: quick to sort and to compare.
    private readonly ulong[] _words;
    private readonly int _weight;

    // A bit for each word of letters, and how much the single signs weigh, which stand in every line.
    private readonly Vector256<uint> _bits;
    private readonly int _signs;

    private WordBag(ulong[] words, int weight, Vector256<uint> bits, int signs) =>
        (_words, _weight, _bits, _signs) = (words, weight, bits, signs);

    public static WordBag Of(string line)
    {
        var read = line.AsSpan(0, Math.Min(line.Length, TextDiff.WordCap));
        Span<ulong> words = stackalloc ulong[read.Length];
        Span<uint> bits = stackalloc uint[8];
        bits.Clear();
        var (count, weight, signs) = (0, 0, 0);
        for (var i = 0; i < read.Length;)
        {
            var start = i++;
            if (char.IsWhiteSpace(read[start]))
                continue;
            while (char.IsLetterOrDigit(read[start]) && i < read.Length && char.IsLetterOrDigit(read[i]))
                i++;
            var hash = HashOf(read[start..i]);
            if (i - start == 1)
                signs++;
            else
                bits[(int)(hash & 7)] |= 1u << (int)(hash >> 3 & 31);
            words[count++] = ((ulong)hash << 32) | (uint)(i - start);
            weight += i - start;
        }
        words[..count].Sort();
        return new WordBag(words[..count].ToArray(), weight, Vector256.Create<uint>(bits), signs);
    }

    /// <summary>0 for nothing in common, 1 for the same words (Sørensen–Dice over characters in words).</summary>
    public double Similarity(WordBag other)
    {
        if (_weight + other._weight == 0)
            return 1;
        int i = 0, j = 0, shared = 0;
        while (i < _words.Length && j < other._words.Length)
        {
            var (one, two) = (_words[i], other._words[j]);
            if (one == two)
                shared += (int)(uint)one;
            if (one <= two)
                i++;
            if (one >= two)
                j++;
        }
        return 2.0 * shared / (_weight + other._weight);
    }

    /// <summary>As <see cref="Similarity"/>; 0 where it is plainly under <paramref name="least"/>: no word of letters is in both.</summary>
    public double SimilarityFrom(double least, WordBag other) =>
        (_bits & other._bits) == Vector256<uint>.Zero && 2.0 * Math.Min(_signs, other._signs) < least * (_weight + other._weight)
            ? 0
            : Similarity(other);

    private static uint HashOf(ReadOnlySpan<char> word)
    {
        var hash = 0x811C9DC5;
        foreach (var letter in word)
            hash = (hash ^ letter) * 0x01000193;
        hash ^= hash >> 15;
        return hash * 0x2C1B3C6D ^ hash >> 12;
    }
}
