using System.Globalization;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare;

/// <summary>
/// Which instructions that forbid or oblige a prompt lost, softened, reworded, hardened or gained. Sentences are paired first when
/// they are the same, then by likeness anywhere, then by standing in the same changed line with the same stance.
/// </summary>
internal static partial class InstructionChanges
{
    private const double Alike = 0.55;

    public static IReadOnlyList<ChangeDetail> Of(PromptReading before, PromptReading after, TextComparison rows)
    {
        var (old, young) = Unpaired(Instruction.Of(before), Instruction.Of(after));
        var pairs = ByLikeness(old, young);
        pairs.AddRange(ByRow(old, young, rows));
        var details = pairs.Select(pair => Reworded(pair.Old, pair.Young)).OfType<ChangeDetail>().ToList();
        details.AddRange(old.Where(one => one.IsFirm).Select(one => Detail(one.Line, ChangeType.Removed, one.Text, null, Effect.Wider)));
        details.AddRange(young.Where(one => one.IsFirm).Select(one => Detail(one.Line, ChangeType.Added, null, one.Text, Effect.Narrower)));
        return details;
    }

    private static (List<Instruction> Old, List<Instruction> Young) Unpaired(IReadOnlyList<Instruction> before, IReadOnlyList<Instruction> after)
    {
        var young = after.ToList();
        var old = new List<Instruction>();
        foreach (var one in before)
        {
            // The stance may come from the heading: the same words under another heading are not the same instruction.
            var same = young.FindIndex(other => other.Key == one.Key && other.Stance == one.Stance);
            if (same >= 0)
                young.RemoveAt(same);
            else
                old.Add(one);
        }
        return (old, young);
    }

    private static List<(Instruction Old, Instruction Young)> ByLikeness(List<Instruction> old, List<Instruction> young)
    {
        var candidates = (from one in old
                          from other in young
                          where one.IsFirm || other.IsFirm
                          let likeness = WordBag.Of(one.Key).Similarity(WordBag.Of(other.Key))
                          where likeness >= Alike
                          orderby likeness descending, one.Line, other.Line
                          select (one, other)).ToList();
        return Take(candidates, old, young);
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
            _ => Limits(old.Text, young.Text),
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
        figure.Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private static ChangeDetail Detail(int line, ChangeType type, string? before, string? after, Effect effect) => new(
        string.Create(CultureInfo.InvariantCulture, $"line {line}"), "Instruction", type, before, after, effect, ChangeTopic.Obligation);

    // "Do not refund without an order" and "only refund with an order" rule the same.
    [GeneratedRegex(@"\bonly\b", RegexOptions.IgnoreCase)]
    private static partial Regex Only();

    [GeneratedRegex(@"\d+(?:[.,]\d+)*")]
    private static partial Regex Figures();

    [GeneratedRegex(@"\b(?:above|over|more than|exceed\w*|at most|up to|below|under|within|greater than|larger than|limit)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Bounding();
}
