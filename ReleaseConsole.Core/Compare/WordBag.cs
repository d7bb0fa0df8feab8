using System.Runtime.InteropServices;

namespace ReleaseConsole.Core.Compare;

/// <summary>The words of a line, weighed by length, for judging how alike two lines are. Reads at most the word cap of a line.</summary>
internal readonly struct WordBag
{
    // Each word as one number, its hash above its length: quick to sort and to compare.
    private readonly ulong[] _words;
    private readonly int _weight;

    private WordBag(ulong[] words, int weight) => (_words, _weight) = (words, weight);

    public static WordBag Of(string line)
    {
        var read = line.AsSpan(0, Math.Min(line.Length, TextDiff.WordCap));
        var words = new List<ulong>(1 + (read.Length / 4));
        var weight = 0;
        for (var i = 0; i < read.Length;)
        {
            var start = i++;
            if (char.IsWhiteSpace(read[start]))
                continue;
            while (char.IsLetterOrDigit(read[start]) && i < read.Length && char.IsLetterOrDigit(read[i]))
                i++;
            words.Add(((ulong)(uint)string.GetHashCode(read[start..i], StringComparison.Ordinal) << 32) | (uint)(i - start));
            weight += i - start;
        }
        CollectionsMarshal.AsSpan(words).Sort();
        return new WordBag([.. words], weight);
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
}
