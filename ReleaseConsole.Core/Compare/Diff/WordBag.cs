using System.Numerics;
using System.Runtime.Intrinsics;

namespace ReleaseConsole.Core.Compare.Diff;

/// <summary>The words of a line, weighed by length, for judging how alike two lines are. Reads at most the word cap of a line.</summary>
internal readonly struct WordBag
{
    // Each word as one number, its hash above its length: quick to sort and to compare.
    private readonly ulong[] _words;
    private readonly int _weight;

    // A bit for each word of letters, how many words share one with another, and how much the single signs weigh, which stand in every
    // line.
    private readonly Vector256<ulong> _bits;
    private readonly int _doubled;
    private readonly int _longest;
    private readonly int _signs;

    private WordBag(ulong[] words, int weight, Vector256<ulong> bits, int longest, int signs)
    {
        (_words, _weight, _bits, _longest, _signs) = (words, weight, bits, longest, signs);
        _doubled = words.Length - signs - Count(bits);
    }

    public static WordBag Of(string line)
    {
        var read = line.AsSpan(0, Math.Min(line.Length, TextDiff.WordCap));
        Span<ulong> words = stackalloc ulong[read.Length];
        Span<ulong> bits = stackalloc ulong[4];
        bits.Clear();
        var (count, weight, longest, signs) = (0, 0, 0, 0);
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
                bits[(int)(hash & 3)] |= 1UL << (int)(hash >> 2 & 63);
            longest = Math.Max(longest, i - start);
            words[count++] = ((ulong)hash << 32) | (uint)(i - start);
            weight += i - start;
        }
        words[..count].Sort();
        return new WordBag(words[..count].ToArray(), weight, Vector256.Create<ulong>(bits), longest, signs);
    }

    /// <summary>0 for nothing in common, 1 for the same words (Sørensen–Dice over characters in words).</summary>
    public double Similarity(in WordBag other)
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

    /// <summary>As <see cref="Similarity"/>; 0 where it is plainly under <paramref name="least"/>: too few words can be in both.</summary>
    public double SimilarityFrom(double least, in WordBag other)
    {
        // What both have has its bit in both, so these bits bound how much that is.
        var bits = Count(_bits & other._bits);
        var words = bits == 0 ? 0 : (bits + Math.Min(_doubled, other._doubled)) * Math.Min(_longest, other._longest);
        return 2.0 * (words + Math.Min(_signs, other._signs)) < least * (_weight + other._weight) ? 0 : Similarity(other);
    }

    private static int Count(Vector256<ulong> bits) =>
        BitOperations.PopCount(bits[0]) + BitOperations.PopCount(bits[1])
            + BitOperations.PopCount(bits[2]) + BitOperations.PopCount(bits[3]);

    private static uint HashOf(ReadOnlySpan<char> word)
    {
        var hash = 0x811C9DC5;
        foreach (var letter in word)
            hash = (hash ^ letter) * 0x01000193;
        hash ^= hash >> 15;
        return hash * 0x2C1B3C6D ^ hash >> 12;
    }
}
