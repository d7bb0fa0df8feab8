using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare;

/// <summary>
/// Which instructions that forbid or oblige a prompt lost, softened, reworded, hardened or gained. Sentences are paired first when
/// they are the same, then by likeness anywhere, then by standing in the same changed line with the same stance.
/// </summary>
internal static partial class InstructionChanges
{
    private const double Alike = 0.55;

    public static IReadOnlyList<ChangeDetail> Of(PromptReading before, PromptReading after, TextComparison rows) =>
        Of(Unsaid(before, after), rows);

    /// <summary>The sentences only one side has, by their very words under the same heading; it needs no reading of what they say.</summary>
    public static (List<Instruction> Old, List<Instruction> Young) Unsaid(PromptReading before, PromptReading after) =>
        Without(before.Instructions, after.Instructions, one => (one.Text, one.Inherited));

    public static IReadOnlyList<ChangeDetail> Of((List<Instruction> Old, List<Instruction> Young) unsaid, TextComparison rows)
    {
        // The stance may come from the heading: the same words under another heading are not the same instruction.
        var (old, young) = Without(unsaid.Old, unsaid.Young, one => (one.Key, one.Stance));
        var pairs = ByLikeness(old, young);
        pairs.AddRange(ByRow(old, young, rows));
        var details = pairs.Select(pair => Reworded(pair.Old, pair.Young)).OfType<ChangeDetail>().ToList();
        details.AddRange(old.Where(one => one.IsFirm).Select(one => Detail(one.Line, ChangeType.Removed, one.Text, null, Effect.Wider)));
        details.AddRange(young.Where(one => one.IsFirm).Select(one => Detail(one.Line, ChangeType.Added, null, one.Text, Effect.Narrower)));
        return details;
    }

    private static (List<Instruction> Old, List<Instruction> Young) Without<T>(
        IReadOnlyList<Instruction> before, IReadOnlyList<Instruction> after, Func<Instruction, T> by)
        where T : notnull
    {
        // The first place of each sentence, and behind each place the next one of the same sentence.
        var (first, next) = (new Dictionary<T, int>(after.Count), new int[after.Count]);
        for (var at = after.Count - 1; at >= 0; at--)
        {
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(first, by(after[at]), out var known);
            (next[at], place) = (known ? place : -1, at);
        }
        var paired = new bool[after.Count];
        var old = new List<Instruction>();
        foreach (var one in before)
        {
            ref var place = ref CollectionsMarshal.GetValueRefOrNullRef(first, by(one));
            if (Unsafe.IsNullRef(ref place) || place < 0)
                old.Add(one);
            else
                (paired[place], place) = (true, next[place]);
        }
        return (old, after.Where((_, at) => !paired[at]).ToList());
    }

    private static List<(Instruction Old, Instruction Young)> ByLikeness(List<Instruction> old, List<Instruction> young)
    {
        if (!old.Exists(one => one.IsFirm) && !young.Exists(one => one.IsFirm))
            return [];
        var (bags, others) = (old.ConvertAll(one => WordBag.Of(one.Key)), young.ConvertAll(one => WordBag.Of(one.Key)));
        var candidates = new List<(Instruction One, Instruction Other, double Likeness)>();
        for (var i = 0; i < old.Count; i++)
            for (var j = 0; j < young.Count; j++)
                if ((old[i].IsFirm || young[j].IsFirm) && bags[i].SimilarityFrom(Alike, others[j]) is >= Alike and var likeness)
                    candidates.Add((old[i], young[j], likeness));
        return Take(
            [.. candidates.OrderByDescending(pair => pair.Likeness).ThenBy(pair => pair.One.Line).ThenBy(pair => pair.Other.Line)
                .Select(pair => (pair.One, pair.Other))],
            old, young);
    }

    private static List<(Instruction Old, Instruction Young)> ByRow(List<Instruction> old, List<Instruction> young, TextComparison rows)
    {
        var partner = rows.Rows.Where(row => row.Kind == RowKind.Changed).ToDictionary(row => row.Before!.Number, row => row.After!.Number);
        var candidates = (from one in old
                          where one.IsFirm && partner.ContainsKey(one.Line)
                          from other in young
                          where other.Line == partner[one.Line] && other.Stance == one.Stance
                          select (one, other)).ToList();
        return Take(candidates, old, young);
    }

    private static List<(Instruction, Instruction)> Take(
        List<(Instruction One, Instruction Other)> candidates, List<Instruction> old, List<Instruction> young)
    {
        var taken = new List<(Instruction, Instruction)>();
        foreach (var (one, other) in candidates)
            if (old.Contains(one) && young.Contains(other))
            {
                old.Remove(one);
                young.Remove(other);
                taken.Add((one, other));
            }
        return taken;
    }

    private static ChangeDetail? Reworded(Instruction old, Instruction young)
    {
        if (!old.IsFirm && !young.IsFirm)
            return null;
        var effect = (old.IsFirm, young.IsFirm) switch
        {
            (true, false) => Effect.Wider,
            (false, true) => Effect.Narrower,
            _ when young.Hedged && !old.Hedged => Effect.Wider,
            _ when old.Hedged && !young.Hedged => Effect.Narrower,
            _ when old.Stance == Stance.Forbids && young.Stance == Stance.Obliges && !Only().IsMatch(young.Text) => Effect.Wider,
            _ when old.Stance == Stance.Obliges && young.Stance == Stance.Forbids && InstructionWords.IsReversed(old.Text, young.Text) =>
                Effect.Wider,
            _ =>
                InstructionWords.Listed(old.Text, young.Text) is not Effect.Different and var listed
                    ? listed
                    : Limits(old.Text, young.Text),
        };
        return Detail(young.Line, ChangeType.Changed, old.Text, young.Text, effect);
    }

    // A limit in a rule that sends to a person, forbids or caps: a higher figure lets more through without one.
    private static Effect Limits(string before, string after)
    {
        var old = Figures().Matches(before);
        var young = Figures().Matches(after);
        if (old.Count != young.Count || !Bounding().IsMatch(before))
            return Effect.Different;
        var effect = Effect.Different;
        foreach (var (was, now) in old.Zip(young).Select(pair => (Value(pair.First), Value(pair.Second))))
        {
            if (now > was)
                return Effect.Wider;
            if (now < was)
                effect = Effect.Narrower;
        }
        return effect;
    }

    private static double Value(Match figure) => double.TryParse(
        figure.Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture,
        out var value) ? value : 0;

    private static ChangeDetail Detail(int line, ChangeType type, string? before, string? after, Effect effect) => new(
        string.Create(CultureInfo.InvariantCulture, $"line {line}"), "Instruction", type, before, after, effect, ChangeTopic.Obligation);

    // "Do not refund without an order" and "only refund with an order" rule the same.
    [GeneratedRegex(@"\bonly\b", RegexOptions.IgnoreCase)]
    private static partial Regex Only();

    [GeneratedRegex(@"\d+(?:[.,]\d+)*")]
    private static partial Regex Figures();

    [GeneratedRegex(
        @"\b(?:above|over|more than|exceed\w*|at most|up to|below|under|within|greater than|larger than|limit)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Bounding();
}
