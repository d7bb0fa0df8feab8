using System.Globalization;
using System.Numerics;

namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// The words of a short prompt in their order, without its front matter. Two are as alike as the longest sequence of words they share, in
/// order, is a part of the longer one (the longest common subsequence, 64 places at once; Hyyrö, "Bit-parallel LCS-length computation
/// revisited", 2004).
/// </summary>
internal sealed class WordOrder
{
    /// <summary>With fewer words two prompts are alike by chance; with more, one word no longer weighs much in the word triples.</summary>
    private const int Fewest = 6;
    private const int Most = 200;
    private const int Parts = (Most + 63) / 64;

    private readonly string[] _words;

    /// <summary>Of each word the places it stands at, a bit for each.</summary>
    private readonly Dictionary<string, ulong[]> _places = [];

    private WordOrder(string[] words)
    {
        _words = words;
        for (var at = 0; at < words.Length; at++)
        {
            if (!_places.TryGetValue(words[at], out var places))
                _places[words[at]] = places = new ulong[Parts];
            places[at / 64] |= 1UL << at;
        }
    }

    public static WordOrder? Of(string prompt) =>
        Shingles.WordsOf(WithoutFrontMatter(prompt)) is { Length: >= Fewest and <= Most } words ? new WordOrder(words) : null;

    /// <summary>What speaks for the two being one prompt; null where less than half does.</summary>
    public Evidence? To(WordOrder other)
    {
        var all = Math.Max(_words.Length, other._words.Length);
        // The words they have in common, in whatever order, are no fewer: most pairs are told apart by that alone.
        if (_words.Count(other._places.ContainsKey) * 2 < all)
            return null;
        var same = Common(other._words);
        if (same * 2 < all)
            return null;
        return new Evidence(
            "words", string.Create(CultureInfo.InvariantCulture, $"{same} of {all} words are the same, in the same order"),
            // Other bytes are never wholly the same.
            Math.Min(0.99, (double)same / all), 1);
    }

    private static string WithoutFrontMatter(string prompt) =>
        prompt.StartsWith("---\n", StringComparison.Ordinal) && prompt.IndexOf("\n---", 3, StringComparison.Ordinal) is > 0 and var end
            ? prompt[(end + 4)..]
            : prompt;

    private int Common(string[] others)
    {
        Span<ulong> row = stackalloc ulong[Parts];
        row.Fill(ulong.MaxValue);
        foreach (var word in others)
            if (_places.TryGetValue(word, out var places))
                Step(row, places);
        // A bit is cleared for each word by which the sequence got longer; those behind the last word stay.
        var left = 0;
        foreach (var part in row)
            left += BitOperations.PopCount(part);
        return (Parts * 64) - left;
    }

    private static void Step(Span<ulong> row, ulong[] places)
    {
        var carried = UInt128.Zero;
        for (var at = 0; at < Parts; at++)
        {
            var sum = (UInt128)row[at] + (row[at] & places[at]) + carried;
            row[at] = (ulong)sum | (row[at] & ~places[at]);
            carried = sum >> 64;
        }
    }
}
