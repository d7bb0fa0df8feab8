using System.Buffers;
using System.Collections.Frozen;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// Where in a sentence the verb of a bare order may stand: at its beginning, behind a clause ("If …, ask"), behind "and". A sentence that
/// begins with its subject ("Customers call and ask …") orders nothing.
/// </summary>
internal static class OrderHeads
{
    private static readonly SearchValues<string> Joints =
        SearchValues.Create([", ", "; ", ": ", " and ", " or ", " then ", " – ", " — "], StringComparison.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Softeners = Set(
        "please", "then", "first", "also", "instead", "carefully", "you", "politely", "immediately", "simply", "just", "always", "and",
        "or", "next", "finally", "otherwise");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Subjects = Set(
        "the", "a", "an", "our", "their", "its", "this", "that", "these", "those", "customer", "customers", "user", "users", "caller",
        "callers", "agent", "agents", "people", "they", "we", "it", "he", "she", "some", "many", "most", "several", "who", "there",
        "here", "what", "how", "why");

    public static List<int> In(string sentence)
    {
        var heads = new List<int>(2);
        var first = Next(sentence, 0);
        if (first < 0 || Subjects.Contains(Word(sentence, first)))
            return heads;
        heads.Add(first);
        for (var from = first; sentence.AsSpan(from).IndexOfAny(Joints) is >= 0 and var joint;)
        {
            from += joint + 1;
            if (Next(sentence, from) is >= 0 and var head && head != heads[^1])
                heads.Add(head);
        }
        return heads;
    }

    public static ReadOnlySpan<char> Word(string sentence, int at)
    {
        var end = at;
        while (end < sentence.Length && (char.IsLetter(sentence[end]) || (sentence[end] == '-' && end > at)))
            end++;
        return sentence.AsSpan(at, end - at);
    }

    // The next word that is more than a softener; −1 where none is left.
    private static int Next(string sentence, int from)
    {
        while (true)
        {
            while (from < sentence.Length && !char.IsLetter(sentence[from]))
                from++;
            if (from == sentence.Length)
                return -1;
            var word = Word(sentence, from);
            if (!Softeners.Contains(word))
                return from;
            from += word.Length;
        }
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(params string[] words) =>
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, words).GetAlternateLookup<ReadOnlySpan<char>>();
}
