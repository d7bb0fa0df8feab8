using System.Globalization;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Diff;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// Prompts: instructions that forbid or oblige, messages and who speaks them, variables, the form of the answer, what is mentioned, what
/// the front matter sets, blocks that moved, and how much of it changed.
/// </summary>
public sealed class PromptComparer : IComparer
{
    public ArtifactKind Kind => ArtifactKind.Prompt;

    public Comparison Compare(ArtifactPair pair)
    {
        if (pair.After is null)
            return pair.OtherName is { } now ? new Comparison($"`{pair.Path}` goes on as `{now.Pin.Path}`.", []) : Gone(pair);
        if (pair.Before is null)
            return new Comparison(
                pair.OtherName is { } was ? $"`{pair.Path}` is `{was.Pin.Path}` under another name." : $"`{pair.Path}` is new.", []);
        var (textBefore, textAfter) = (Composed(pair.Before.PromptText()), Composed(pair.After.PromptText()));
        if (textBefore == textAfter && pair.Before.PromptText() != pair.After.PromptText())
            return new Comparison("Only the encoding of letters changed: they are the same letters, composed otherwise.", []);
        var lines = TextLines.Both(textBefore, textAfter);
        var (before, after) = PromptReading.Both(textBefore, textAfter, lines);
        var (old, young) = PromptMessage.Both(before, after);
        var rows = TextDiff.Of(lines);
        var isWrapped = LineBreaks.Alone(textBefore, textAfter, rows);
        var unsaid = isWrapped ? new UnsaidInstructions([], [], []) : InstructionChanges.Unsaid(before, after);
        List<ChangeDetail> details =
        [
            .. IncludedPrompts.Kept(InstructionChanges.Of(unsaid, rows), pair, textAfter),
            .. MessageChanges.Of(old, young, rows),
            .. VariableChanges.Of(before, after, old, young),
            .. VariableForms.Escapes(rows),
            .. OutputForm.MayDiffer(rows) ? Answer(before, after) : [],
            .. PromptMentions.Changes(pair, textBefore, textAfter, rows),
            .. IncludedPrompts.Changes(pair, (before, textBefore), (after, textAfter), rows),
            .. before.KeepsFrontMatter(after) ? [] : FrontMatterChanges.Of(before.FrontMatter, after.FrontMatter),
            .. MovedBlocks.In(rows).Select(Moved),
            .. PromptLength.Changes(before.Body, after.Body),
            .. PromptSize.Of(unsaid, rows),
        ];
        return new Comparison(Meaning(details, rows, isWrapped), details);
    }

    // An ü is one letter or a u with two dots (Unicode NFC, NFD); both are read alike.
    private static string Composed(string text) =>
        text.AsSpan().ContainsAnyInRange('\u0300', '\u036F') || text.AsSpan().ContainsAnyInRange('\u1100', '\u11FF')
            || text.AsSpan().ContainsAnyInRange('\u3099', '\u309A') ? text.Normalize() : text;

    private static Comparison Gone(ArtifactPair pair)
    {
        var (successor, lines) = LostRules.Of(pair);
        var rules = lines.Count == 1 ? "a rule" : Counted.Of(lines.Count, "rule");
        var first = lines.Count == 0 ? "" : $": “{lines[0].Before!.TrimEnd('.')}”{More(lines.Count - 1)}";
        return new Comparison(
            $"`{pair.Path}` is no longer part of the release"
            + (successor is null ? "" : $"; `{successor}` is most like it")
            + (lines.Count == 0 ? "."
                : successor is null ? $", and {rules} went with it{first}."
                : $", and {rules} {(lines.Count == 1 ? "is" : "are")} gone or weaker there{first}."),
            lines);
    }

    private static IEnumerable<ChangeDetail> Answer(PromptReading before, PromptReading after)
    {
        var (was, now) = (OutputForm.Of(before), OutputForm.Of(after));
        if (was.Said == now.Said)
            yield break;
        yield return new ChangeDetail(
            now.Place ?? was.Place ?? "", "Answer in",
            was.Said.Length == 0 ? ChangeType.Added : now.Said.Length == 0 ? ChangeType.Removed : ChangeType.Changed,
            was.Said.Length == 0 ? null : was.Said, now.Said.Length == 0 ? null : now.Said, Effect.Different, ChangeTopic.OutputContract)
        {
            Meaning = now.Said.Length == 0 ? "The prompt no longer says in what form to answer."
                : was.Said.Length == 0 ? $"The prompt now says in what form to answer: {now.Said}."
                : $"The answer has another form: {now.Said} (was {was.Said}).",
        };
    }

    private static ChangeDetail Moved(MovedBlock block) => new(
        Line(block.After), "Moved", ChangeType.Changed, Lines(block.Before, block.Lines), Lines(block.After, block.Lines), Effect.Different,
        ChangeTopic.Moved)
    { Meaning = $"{Capital(Lines(block.Before, block.Lines))} moved to {Line(block.After)}, unchanged." };

    private static string Lines(int first, int count) =>
        count == 1 ? Line(first) : string.Create(CultureInfo.InvariantCulture, $"lines {first}–{first + count - 1}");

    private static string Line(int number) => string.Create(CultureInfo.InvariantCulture, $"line {number}");

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Softer(ChangeDetail line)
    {
        if (line.Meaning is { } meaning)
            return meaning.TrimEnd('.');
        var (before, after) = (line.Before!, line.After!);
        var how = InstructionWords.IsOpposite(before, after) ? "turned into its opposite" : "weaker";
        return $"An instruction is {how}: “{after.TrimEnd('.')}” (was “{before.TrimEnd('.')}”)";
    }

    // In the order in which a reviewer has to know: who may give orders, what a program reads, what it is filled in with.
    private static readonly ChangeTopic[] Told =
        [ChangeTopic.MessageRole, ChangeTopic.OutputContract, ChangeTopic.Variable, ChangeTopic.Included, ChangeTopic.Message];

    private static string Meaning(List<ChangeDetail> details, TextComparison rows, bool isWrapped)
    {
        var obligations = details.Where(one => one.Topic == ChangeTopic.Obligation).ToList();
        var gone = obligations.Where(one => one is { Type: ChangeType.Removed, Effect: Effect.Wider }).ToList();
        var softer = obligations.Where(one => one is { Type: not ChangeType.Removed, Effect: Effect.Wider }).ToList();
        if (gone.Count > 0)
            return $"{gone[0].Meaning?.TrimEnd('.') ?? $"The instruction “{gone[0].Before!.TrimEnd('.')}” is gone"}{More(gone.Count - 1)}.";
        var included = details.Find(one => one.Topic == ChangeTopic.Included && (one.Effect == Effect.Wider || one.Relation is not null));
        if (included is { Meaning: { } lost })
            return lost;
        if (softer.Count > 0)
            return Softer(softer[0]) + More(softer.Count - 1) + ".";
        if (details.FirstOrDefault(one => one.Topic == ChangeTopic.Figure) is { Meaning: { } figure })
            return figure;
        foreach (var topic in Told)
            if (details.Where(one => one.Topic == topic && one.Meaning is not null).ToList() is { Count: > 0 } told)
                return told[0].Meaning!.TrimEnd('.') + More(told.Count - 1) + ".";
        if (details.FirstOrDefault(one => one is { Topic: ChangeTopic.Fallback, Effect: Effect.NewRoute }) is { Meaning: { } fallback })
            return fallback;
        if (rows.WhitespaceOnly)
            return "Only white space changed.";
        if (isWrapped)
            return "Only line breaks changed.";
        if (details.FirstOrDefault(one => one.Topic == ChangeTopic.Unread) is { Meaning: { } unread })
            return unread;
        if (details.FirstOrDefault(one => one is { Topic: ChangeTopic.Mention, Effect: Effect.NewRoute }) is { Meaning: { } mention })
            return mention;
        // Instructions are found by their words, so nothing is said of those that use others.
        return obligations.Find(one => one.Effect == Effect.Different) is { } reworded
            ? reworded.Meaning
                ?? $"An instruction is worded otherwise: “{reworded.After?.TrimEnd('.')}” (was “{reworded.Before?.TrimEnd('.')}”)."
            : obligations.Count > 0
            ? "It forbids or obliges more than before; no instruction we recognise was taken away."
            : details.FirstOrDefault(one => one is { Topic: ChangeTopic.Text, Meaning: not null }) is { } stated
            ? $"{stated.Meaning!.TrimEnd('.')}; no instruction we recognise changed."
            : "Wording changed; no instruction we recognise changed.";
    }

    private static string More(int others) => others switch
    {
        0 => "",
        1 => ", and one more",
        _ => string.Create(CultureInfo.InvariantCulture, $", and {others} more"),
    };
}
