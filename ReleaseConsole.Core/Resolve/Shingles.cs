using System.Text;

namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// The set of overlapping word triples of a text (Broder, "On the resemblance and containment of documents", 1997).
/// Two texts are as similar as the share of triples they have in common, 0 to 1.
/// </summary>
public sealed class Shingles
{
    private const int Words = 3;

    /// <summary>Enough to tell files apart; the rest of a long file does not change which one it is.</summary>
    private const int Considered = 256 * 1024;

    private readonly HashSet<int> _hashes;

    private Shingles(HashSet<int> hashes) => _hashes = hashes;

    public static Shingles Of(ReadOnlySpan<byte> utf8)
    {
        var text = Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, Considered)]);
        var words = WordsOf(text);
        var hashes = new HashSet<int>();
        for (var at = 0; at < Math.Max(1, words.Length - Words + 1) && words.Length > 0; at++)
            hashes.Add(string.Join(' ', words[at..Math.Min(at + Words, words.Length)]).GetHashCode(StringComparison.Ordinal));
        return new Shingles(hashes);
    }

    // Signs separate words and are none: JSON and prose are cut alike.
    internal static string[] WordsOf(string text) => text.Split([.. " \t\r\n\"{}[]:,.;()"], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The triples as numbers, alike in one run of the program only.</summary>
    public IReadOnlyCollection<int> Hashes => _hashes;

    public double SimilarityTo(Shingles other)
    {
        var common = _hashes.Count(other._hashes.Contains);
        var all = _hashes.Count + other._hashes.Count - common;
        return all == 0 ? 1 : (double)common / all;
    }
}
