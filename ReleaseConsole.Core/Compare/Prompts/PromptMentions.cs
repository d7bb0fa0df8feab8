using System.Buffers;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Compare.Diff;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>What a prompt names: addresses, tools and datasets of its release, and kinds of personal data.</summary>
internal sealed partial record PromptMentions(IReadOnlySet<string> Addresses, IReadOnlySet<string> Tools, IReadOnlySet<string> Kinds)
{
    private static readonly HashSet<string> None = [];
    private static readonly SearchValues<char> BetweenNames = SearchValues.Create(" \t\n\r,;:!?()[]{}<>\"'`/|=+*&“”’");

    // What every signed name of ReleaseNames has and most words have not.
    private static readonly SearchValues<char> SignsOfNames = SearchValues.Create("_-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    // Most text holds none of these; looking for them is many times cheaper than looking for the whole.
    private static readonly SearchValues<string> PersonalSigns = SearchValues.Create(
        ["mail ", "phone", "home a", "postal", "birth", " card", "bank a", "IBAN", "passport", "security n", "tax n", "medical", "health",
        "salar", "password", "location", "IP a"],
        StringComparison.OrdinalIgnoreCase);

    public static PromptMentions In(string text, ReleaseNames names) => new(
        HasDottedName(text) || text.Contains("://", StringComparison.Ordinal)
            ? Found(Address(), text, match => match.Value.TrimEnd('.', ',', ')', ';', ':'))
            : None,
        names.Signed.Count > 0 ? Named(text, names.Signed) : None,
        text.AsSpan().ContainsAny(PersonalSigns) ? Found(PersonalKind(), text, match => match.Value.ToLowerInvariant()) : None);

    /// <summary>What came and went. Only changed lines are searched; what another line still names has not gone.</summary>
    public static IEnumerable<ChangeDetail> Changes(ArtifactPair pair, string before, string after, TextComparison rows)
    {
        var changed = rows.Rows.Where(row => row.Kind != RowKind.Equal).ToList();
        var was = string.Join('\n', changed.Select(row => row.Before?.Text));
        var now = string.Join('\n', changed.Select(row => row.After?.Text));
        var (old, young) = (In(was, ReleaseNames.Of(pair.From)), In(now, ReleaseNames.Of(pair.To)));
        return Lines("Address", old.Addresses, young.Addresses, Effect.NewRoute, "the address {0}")
            .Concat(Lines("Tool or data", old.Tools, young.Tools, Effect.Different, "`{0}`"))
            .Concat(Lines("Personal data", old.Kinds, young.Kinds, Effect.Different, "{0}"))
            .Where(line => !(line.After is null ? after : before).Contains(line.After ?? line.Before!, StringComparison.OrdinalIgnoreCase))
            .Concat(PromptContacts.Changes(was, now, before, after)).Concat(PlainWords(pair, was, now, before, after));
    }

    // A plain word stands in many lines that name nothing, so the other text is asked whether it names it.
    private static IEnumerable<ChangeDetail> PlainWords(ArtifactPair pair, string was, string now, string before, string after)
    {
        var old = ReleaseNames.Of(pair.From).Plain.In(was);
        var young = ReleaseNames.Of(pair.To).Plain.In(now);
        return Lines(
            "Tool or data", old.Count == 0 ? None : old.Except(ReleaseNames.Of(pair.From).Plain.In(after)).ToHashSet(),
            young.Count == 0 ? None : young.Except(ReleaseNames.Of(pair.To).Plain.In(before)).ToHashSet(), Effect.Different, "`{0}`");
    }

    private static IEnumerable<ChangeDetail> Lines(
        string label, IReadOnlySet<string> before, IReadOnlySet<string> after, Effect fresh, string words)
    {
        foreach (var gone in before.Except(after).Order(StringComparer.Ordinal))
            yield return new ChangeDetail("", label, ChangeType.Removed, gone, null, Effect.Different, ChangeTopic.Mention)
            {
                Meaning = $"The prompt no longer speaks of {words.Replace("{0}", gone, StringComparison.Ordinal)}.",
            };
        foreach (var one in after.Except(before).Order(StringComparer.Ordinal))
            yield return new ChangeDetail("", label, ChangeType.Added, null, one, fresh, ChangeTopic.Mention)
            {
                Meaning = $"The prompt now speaks of {words.Replace("{0}", one, StringComparison.Ordinal)}.",
            };
    }

    private static HashSet<string> Named(string text, HashSet<string> names)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var known = names.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var range in text.AsSpan().SplitAny(BetweenNames))
            if (text.AsSpan(range).Trim(".-") is { Length: > 2 } word && word.ContainsAny(SignsOfNames)
                && known.TryGetValue(word, out var name))
                found.Add(name);
        return found;
    }

    // A host has a dot inside; most dots of a text end a sentence.
    private static bool HasDottedName(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOf('.'); at >= 0 && at + 1 < text.Length;)
        {
            if (at > 0 && char.IsAsciiLetterOrDigit(text[at - 1]) && char.IsAsciiLetterOrDigit(text[at + 1]))
                return true;
            at = text[(at + 1)..].IndexOf('.') is >= 0 and var next ? at + 1 + next : -1;
        }
        return false;
    }

    private static HashSet<string> Found(Regex regex, string text, Func<Match, string?> said) =>
        regex.Matches(text).Select(said).OfType<string>().ToHashSet(StringComparer.Ordinal);

    // A host is one without a scheme too; the part behind an @ belongs to a mailbox, other endings are names of files, and what stands
    // before }} is a path in a template. "Be kind.It helps" names no host: only endings that are no words are known in capitals.
    [GeneratedRegex(
        @"\b(?i:https?|wss?)://[^\s""'<>`{}|\\^]+|(?<![@\w.:/-])(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+(?:[Cc]om|COM|NET|ORG|DEV"
        + @"|CLOUD|INFO|EXAMPLE|net|org|io|dev|app|ai|cloud|info|biz|xyz|site|online|test|example|internal|eu|de|fr|uk|us|ch|at|nl|it|es"
        + @"|pl|ru|cn|jp|in)(?![\w@-]|\.\w|\s*\}\})(?:/[^\s""'<>`{}|\\^]*)?",
        RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(
        @"\b(?:e-?mail address(?:es)?|phone numbers?|home address(?:es)?|postal address(?:es)?|dates? of birth|birth ?dates?"
        + @"|payment cards?|credit cards?|card numbers?"
        + @"|bank accounts?|IBANs?|passport numbers?|social security numbers?|tax numbers?|medical records?|health data|salar(?:y|ies)"
        + @"|passwords?|location data|IP address(?:es)?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PersonalKind();
}
