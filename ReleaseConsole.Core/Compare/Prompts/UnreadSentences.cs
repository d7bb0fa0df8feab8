using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// Changed sentences in other languages than English of which nothing else is told. Of some languages only the plainest words are read, of
/// others none, so what such a change does is for a person to say.
/// </summary>
internal static class UnreadSentences
{
    private static readonly SearchValues<string> PlainlyEnglish =
        SearchValues.Create([" the ", " you", " to ", " and ", " of ", "the ", " for ", " with ", " is "],
            StringComparison.OrdinalIgnoreCase);

    // Words of German, French, Spanish, Portuguese, Italian, Dutch, Polish, Turkish and others that are no English words.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Foreign = Set(
        "der das und ist mit für dem ein eine einen nicht auf bis von zu im sich sie du wenn ob oder aus bei nach vor über wird bitte "
        + "le les des et pour avec dans vous tu une est que qui sur aux ou votre tes ses el los las del para una con por su sus cuando lo "
        + "os um uma com não seu sua ao il gli di che della dei sono è al nel het een de voor met aan niet zijn je uw bij naar "
        + "się jest dla na nie och att det på för med av och til ve bir bu için ile yang dan untuk dengan și sau pentru cu și la");

    // Those that stand in English texts as well, as words or as names: one of them alone says nothing.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Shared = Set(
        "et met pour med na dan im al os est ses");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Named = Set("los las el des von del le la dan de");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> English = Set(
        "the of and to you your is are for with not this that it if or be by from any all their them they when what "
        + "never always must a an in on at as do");

    /// <summary>One line for all of them.</summary>
    public static IEnumerable<ChangeDetail> Of(IReadOnlyList<Instruction> old, IReadOnlyList<Instruction> young)
    {
        var (was, now) = (old.Where(Has).ToList(), young.Where(Has).ToList());
        if (was.Count + now.Count == 0)
            yield break;
        var (before, after) = (was.FirstOrDefault()?.Text, now.FirstOrDefault()?.Text);
        var isRead = was.Concat(now).All(one => IsReadInPart(one.Text));
        var said = (before, after) switch
        {
            (null, _) => $"“{after!.TrimEnd('.')}” is new",
            (_, null) => $"“{before.TrimEnd('.')}” is gone",
            _ => $"“{after.TrimEnd('.')}” (was “{before.TrimEnd('.')}”)",
        };
        var how = isRead ? "in a language of which only the plainest words are read for instructions"
            : "in a language that is not read for instructions";
        yield return new ChangeDetail(
            string.Create(CultureInfo.InvariantCulture, $"line {(now.FirstOrDefault() ?? was[0]).Line}"),
            isRead ? "Read in part" : "Not read",
            before is null ? ChangeType.Added : after is null ? ChangeType.Removed : ChangeType.Changed, before, after,
            Effect.Different, ChangeTopic.Unread)
        {
            Meaning = $"The text changed {how}, and what that does is for a person to say: "
            + $"{said}{More(Math.Max(was.Count, now.Count) - 1)}."
        };
    }

    internal static bool IsReadInPart(string text) => text.All(
        letter => !char.IsLetter(letter) || letter <= '\u024F' || (letter is >= '\u1E00' and <= '\u1EFF') || ForeignScripts.IsRead(letter));

    /// <summary>Whether a sentence is one of them.</summary>
    internal static bool Has(Instruction one) =>
        one is { IsTold: false, IsComment: false, Void: null, Role: not "user" } && IsForeign(one.Text);

    private static bool IsForeign(string text)
    {
        var letters = BeyondLatin(text);
        if (letters > 0)
            return 3 * letters >= text.Count(char.IsLetter);
        return !text.AsSpan().ContainsAny(PlainlyEnglish) && HasForeignWords(text);
    }

    private static int BeyondLatin(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u0250', '\u1DFF') && !text.AsSpan().ContainsAnyInRange('\u3040', '\uD7FF'))
            return 0;
        return text.Count(letter => letter is >= '\u0250' and <= '\uD7FF' && char.IsLetter(letter)
            && letter is not (>= '\u1E00' and <= '\u1EFF'));
    }

    private static bool HasForeignWords(string text)
    {
        var (foreign, sure, english, accented, words) = (0, false, 0, 0, 0);
        for (var at = 0; at < text.Length; at++)
        {
            var start = at;
            while (at < text.Length && char.IsLetter(text[at]))
                at++;
            var word = text.AsSpan(start, at - start);
            if (word.IsEmpty || IsOfName(text, start, at))
                continue;
            words++;
            if (Foreign.Contains(word))
                (foreign, sure) = (foreign + 1, sure || IsSure(word, words == 1));
            english += English.Contains(word) ? 1 : 0;
            accented += char.IsLower(word[0]) && word.ContainsAnyInRange('\u00C0', '\u1EFF') ? 1 : 0;
        }
        return (sure && foreign > english && (english == 0 || 5 * foreign >= words))
            || (english == 0 && words > 2 && 3 * accented >= words);
    }

    // The "com" of an address and the "de" of a name with signs in it are no words.
    private static bool IsOfName(string text, int start, int end) =>
        (start > 0 && text[start - 1] is '.' or '@' or '/' or '_' or '-' or '\\')
        || (end < text.Length && text[end] is '@' or '/' or '_' or '-')
        || (end + 1 < text.Length && text[end] == '.' && char.IsLetterOrDigit(text[end + 1]));

    // EST and MIT are abbreviations; Los Angeles begins a sentence as "los clientes" does.
    private static bool IsSure(ReadOnlySpan<char> word, bool isFirst) =>
        !Shared.Contains(word)
        && (char.IsLower(word[0]) || (isFirst && !Named.Contains(word) && !(word.Length > 1 && char.IsUpper(word[1]))));

    private static string More(int others) => others <= 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", and {others} more");

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, words.Split(' ')).GetAlternateLookup<ReadOnlySpan<char>>();
}
