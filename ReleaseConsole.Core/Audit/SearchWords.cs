using System.Globalization;
using System.Text;

namespace ReleaseConsole.Core.Audit;

/// <summary>
/// What someone typed, as terms that must all be there: a word finds words that begin with it, and what is in quotation marks or held
/// together by punctuation (<c>prompts/triage</c>) is found as it stands. Both databases are asked for the same terms.
/// </summary>
public sealed class SearchWords
{
    private const int MostTerms = 16;
    private readonly IReadOnlyList<(string[] Words, bool IsWhole)> _terms;

    private SearchWords(IReadOnlyList<(string[] Words, bool IsWhole)> terms) => _terms = terms;

    /// <summary>Nothing was asked for: every entry matches.</summary>
    public bool IsEmpty => _terms.Count == 0;

    /// <summary>The words themselves, for marking them in what was found.</summary>
    public IEnumerable<string> Marks => _terms.SelectMany(term => term.Words).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>The MATCH expression of SQLite's FTS5.</summary>
    internal string Fts5 => string.Join(" AND ", _terms.Select(term => $"\"{string.Join(' ', term.Words)}\"{(term.IsWhole ? "" : " *")}"));

    /// <summary>The tsquery of PostgreSQL.</summary>
    internal string TsQuery => string.Join(" & ", _terms.Select(term => string.Join(" <-> ", term.Words) + (term.IsWhole ? "" : ":*")));

    public static SearchWords Of(string? typed)
    {
        var terms = new List<(string[], bool)>();
        var isQuoted = false;
        foreach (var part in (typed ?? "").Split('"'))
        {
            foreach (var piece in isQuoted ? [part] : part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                if (Split(piece) is { Length: > 0 } words)
                    terms.Add((words, isQuoted));
            isQuoted = !isQuoted;
        }
        return new SearchWords([.. terms.Take(MostTerms)]);
    }

    private static string[] Split(string piece)
    {
        var spaced = new StringBuilder(piece.Length);
        foreach (var rune in piece.EnumerateRunes())
            spaced.Append(IsWordPart(rune) ? rune.ToString() : " ");
        return spaced.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static bool IsWordPart(Rune rune) => Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
