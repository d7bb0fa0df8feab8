using System.Globalization;

namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// The words of a short prompt in their order, without its front matter. Two are as alike as the longest sequence of words they share, in
/// order, is a part of the longer one (the longest common subsequence; Wagner and Fischer, 1974).
/// </summary>
internal sealed class WordOrder
{
    /// <summary>With fewer words two prompts are alike by chance; with more, one word no longer weighs much in the word triples.</summary>
    private const int Fewest = 6;
    private const int Most = 200;

    private readonly string[] _words;
    private readonly HashSet<string> _set;

    private WordOrder(string[] words) => (_words, _set) = (words, [.. words]);

    public static WordOrder? Of(string prompt) =>
        Shingles.WordsOf(WithoutFrontMatter(prompt)) is { Length: >= Fewest and <= Most } words ? new WordOrder(words) : null;

    /// <summary>What speaks for the two being one prompt; null where less than half does.</summary>
    public Evidence? To(WordOrder other)
    {
        var all = Math.Max(_words.Length, other._words.Length);
        // The words they have in common, in whatever order, are no fewer: most pairs are told apart by that alone.
        if (_words.Count(other._set.Contains) * 2 < all)
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
        var row = new int[others.Length + 1];
        foreach (var word in _words)
            for (int at = 0, diagonal = 0; at < others.Length; at++)
            {
                var above = row[at + 1];
                row[at + 1] = word == others[at] ? diagonal + 1 : Math.Max(above, row[at]);
                diagonal = above;
            }
        return row[^1];
    }
}
