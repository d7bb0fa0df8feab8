using System.Globalization;
using ReleaseConsole.Core.Compare.Diff;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// Messages that came, went, moved, changed their words or are spoken by another role. Equal messages are paired in order, then equal ones
/// anywhere, then the same words under another role, then the most alike of one role.
/// </summary>
internal static class MessageChanges
{
    private const double Alike = 0.35;

    public static IReadOnlyList<ChangeDetail> Of(
        IReadOnlyList<PromptMessage> before, IReadOnlyList<PromptMessage> after, TextComparison rows)
    {
        if (before.Count <= 1 && after.Count <= 1 && (before is [var one] ? one.Role : null) == (after is [var other] ? other.Role : null))
            return [];
        var pairs = Pairs(before, after);
        // Each is itself: no two have one number.
        var (old, young) =
            (new HashSet<object>(ReferenceEqualityComparer.Instance), new HashSet<object>(ReferenceEqualityComparer.Instance));
        foreach (var pair in pairs)
        {
            old.Add(pair.Old);
            young.Add(pair.Young);
        }
        return
        [
            .. before.Where(one => !old.Contains(one))
            .Select(one => Line(one, ChangeType.Removed, Short(one), null, $"The {Named(one)} message is gone: “{Short(one)}”.")),
            .. after.Where(one => !young.Contains(one)).Select(
                one =>
                    Line(
                        one, ChangeType.Added, null, Short(one),
                        $"{(Named(one)[0] is 'a' or 'u' && Named(one) != "user" ? "An" : "A")} "
                        + $"{Named(one)} message is new: “{Short(one)}”.")),
            .. pairs.SelectMany(pair => Changed(pair.Old, pair.Young, rows)),
            .. Moved(pairs),
        ];
    }

    private static List<(PromptMessage Old, PromptMessage Young)> Pairs(
        IReadOnlyList<PromptMessage> before, IReadOnlyList<PromptMessage> after)
    {
        var pairs = new List<(PromptMessage, PromptMessage)>();
        var (old, young) = (before.ToList(), after.ToList());
        var numbers = new Dictionary<(string? Role, string Text), int>(ByLength);
        var partner = SequenceMatch.Of(
            [.. before.Select(NumberOf)], [.. after.Select(NumberOf)], at => Order(before[at], after[at]));
        for (var at = 0; at < partner.Length; at++)
            if (partner[at] >= 0)
                Take(before[at], after[partner[at]]);
        foreach (var one in old.ToList())
            if (young.Find(other => Key(other) == Key(one)) is { } same)
                Take(one, same);
        foreach (var one in old.ToList())
            if (one.Text.Length > 0 && young.Find(other => other.Text == one.Text) is { } same)
                Take(one, same);
        // One left of each role needs no likeness to be found.
        if (old.Count == 1 && young.Count == 1 && old[0].Role == young[0].Role)
            Take(old[0], young[0]);
        var likely = from one in old
                     from other in young
                     let likeness = WordBag.Of(one.Text).Similarity(WordBag.Of(other.Text)) + (one.Role == other.Role ? 0.2 : 0)
                     where likeness >= Alike
                     orderby likeness descending, Math.Abs(one.Number - other.Number)
                     select (one, other);
        foreach (var (one, other) in likely.ToList())
            if (old.Contains(one) && young.Contains(other))
                Take(one, other);
        return [.. pairs.OrderBy(pair => pair.Item2.Number)];

        int NumberOf(PromptMessage message) =>
            numbers.TryGetValue(Key(message), out var number) ? number : numbers[Key(message)] = numbers.Count;

        void Take(PromptMessage one, PromptMessage other)
        {
            pairs.Add((one, other));
            old.Remove(one);
            young.Remove(other);
        }
    }

    private static IEnumerable<ChangeDetail> Changed(PromptMessage old, PromptMessage young, TextComparison rows)
    {
        if (old.Role != young.Role)
            yield return new ChangeDetail(
                At(young), $"Message {young.Number}, role", ChangeType.Changed, old.Role ?? "no role", young.Role ?? "no role",
                Rise(old, young), ChangeTopic.MessageRole)
            { Meaning = $"“{Short(young)}” is spoken by {young.Role ?? "no role"} now (was {old.Role ?? "no role"})." };
        if (old.Text != young.Text && (old.Role ?? young.Role) is not null)
            yield return Said(old, young, rows);
    }

    private static ChangeDetail Said(PromptMessage old, PromptMessage young, TextComparison rows)
    {
        if (WordMarks.SameWithoutWhitespace(old.Text, young.Text))
            return Line(
                young, ChangeType.Changed, Count(rows.Rows.Count(row => row.Kind != RowKind.Equal && IsIn(old, row.Before)), "removed"),
                Count(rows.Rows.Count(row => row.Kind != RowKind.Equal && IsIn(young, row.After)), "added"),
                $"The {Named(young)} message changed only in white space.");
        var (before, after) = ChangedPart.Of(old.Text, young.Text);
        return Line(
            young, ChangeType.Changed, before.Length == 0 ? null : before, after.Length == 0 ? null : after,
            before.Length == 0 ? $"The {Named(young)} message says more: “{after.TrimEnd('.')}”."
            : after.Length == 0 ? $"The {Named(young)} message no longer says “{before.TrimEnd('.')}”."
            : $"The {Named(young)} message says something else: “{after.TrimEnd('.')}” (was “{before.TrimEnd('.')}”).");
    }

    // A message that moved: one that is not in the longest run whose order is kept.
    private static IEnumerable<ChangeDetail> Moved(List<(PromptMessage Old, PromptMessage Young)> pairs)
    {
        var kept = LongestRising.Of([.. pairs.Select(pair => pair.Old.Number)]).ToHashSet();
        return pairs.Where((_, at) => !kept.Contains(at)).Select(pair => new ChangeDetail(
            At(pair.Young), $"Message {pair.Young.Number}, place", ChangeType.Changed, Ordinal(pair.Old.Number), Ordinal(pair.Young.Number),
            Effect.Different, ChangeTopic.Message)
        {
            Meaning = $"The {Named(pair.Young)} message “{Short(pair.Young)}” moved: it was the {Ordinal(pair.Old.Number)} and "
            + $"is the {Ordinal(pair.Young.Number)}."
        });
    }

    // What the system says binds the model; words that move there gain that weight, words that leave it lose it.
    private static Effect Rise(PromptMessage old, PromptMessage young) =>
        old.IsSystem == young.IsSystem
            ? Effect.Different
            : young.IsSystem && young.Variables.Count > 0 ? Effect.Wider : old.IsSystem ? Effect.Wider : Effect.Different;

    private static ChangeDetail Line(PromptMessage message, ChangeType type, string? before, string? after, string meaning) =>
        new(At(message), $"Message {message.Number}, {Named(message)}", type, before, after, Effect.Different,
        ChangeTopic.Message)
        { Meaning = meaning };

    private static bool IsIn(PromptMessage message, DiffLine? line) =>
        line is not null && line.Number >= message.Line && line.Number < message.Line + message.Lines;

    private static string Named(PromptMessage message) => message.Role ?? "unnamed";

    private static (string? Role, string Text) Key(PromptMessage message) => (message.Role, message.Text);

    // Messages are long and few: their length tells most of them apart.
    private static readonly EqualityComparer<(string? Role, string Text)> ByLength = EqualityComparer<(string? Role, string Text)>.Create(
        (one, other) => one == other, one => HashCode.Combine(one.Role, one.Text.Length));

    private static int Order(PromptMessage one, PromptMessage other) =>
        string.CompareOrdinal($"{one.Role}\n", $"{other.Role}\n") is not 0 and var order
            ? order
            : string.CompareOrdinal(one.Text, other.Text);

    private static string At(PromptMessage message) => string.Create(CultureInfo.InvariantCulture, $"line {message.Line}");

    private static string Short(PromptMessage message)
    {
        var text = message.Text.AsSpan().TrimStart();
        var line = text[..(text.IndexOf('\n') is >= 0 and var end ? end : text.Length)].TrimEnd().ToString();
        return line.Length <= 100 ? line : string.Concat(line.AsSpan(0, 99), "…");
    }

    private static string Count(int lines, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{lines} {(lines == 1 ? "line" : "lines")} {what}");

    private static string Ordinal(int number) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{number}{(number % 100 is 11 or 12 or 13 ? "th" : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" })}");
}
