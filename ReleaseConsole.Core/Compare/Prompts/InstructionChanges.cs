using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ReleaseConsole.Core.Compare.Diff;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>The sentences that only one of two prompts has, and those that stand in both and speak from another place.</summary>
internal sealed record UnsaidInstructions(
    List<Instruction> Old, List<Instruction> Young, List<(Instruction Old, Instruction Young)> Elsewhere);

/// <summary>
/// Which instructions that forbid or oblige a prompt lost, softened, reworded, hardened or gained. Sentences are paired first when
/// they are the same, then by likeness anywhere, then by standing in the same changed line with the same stance.
/// </summary>
internal static class InstructionChanges
{
    private const double Alike = 0.55;

    public static IReadOnlyList<ChangeDetail> Of(PromptReading before, PromptReading after, TextComparison rows) =>
        Of(Unsaid(before, after), rows);

    /// <summary>
    /// The sentences only one side has, by their very words under the same heading; it needs no reading of what they say.
    /// </summary>
    public static UnsaidInstructions Unsaid(PromptReading before, PromptReading after)
    {
        var (was, now) = Between(before.Instructions, after.Instructions);
        // Those that speak from the same place come first; what is left of the same words speaks from another one.
        var (old, young) = Without(was, now, one => (one.Text, one.Inherited, one.Standing, one.Guard?.Said));
        var elsewhere = new List<(Instruction, Instruction)>();
        BranchedRules.Take(old, young, before.Instructions, after.Instructions, elsewhere);
        if (old.Count > 0 && young.Count > 0)
            (old, young) = Without(old, young, one => (one.Text, one.Inherited), elsewhere);
        return new UnsaidInstructions(old, young, elsewhere);
    }

    public static IReadOnlyList<ChangeDetail> Of(UnsaidInstructions unsaid, TextComparison rows)
    {
        // The stance may come from the heading: the same words under another heading are not the same instruction.
        var (old, young) = Without(unsaid.Old, unsaid.Young, one => (one.Key, one.Stance, one.Standing, one.Guard?.Said));
        SplitRules.Take(old, young);
        var pairs = ByLikeness(old, young);
        pairs.AddRange(ByRow(old, young, rows));
        return
        [
            .. InstructionLines.Voided(unsaid.Elsewhere),
            .. InstructionLines.Lowered(unsaid.Elsewhere.Where(pair => !InstructionEffect.IsVoided(pair.Old, pair.Young))),
            .. unsaid.Elsewhere.Where(pair => InstructionEffect.IsRevived(pair.Old, pair.Young))
            .Select(pair => InstructionLines.Added(pair.Young)),
            .. GuardLines.Of(unsaid.Elsewhere),
            .. pairs.Where(pair => pair.Old.IsTold || pair.Young.IsTold).Select(pair => InstructionLines.Changed(pair.Old, pair.Young)),
            .. old.Where(one => one is { IsTold: true, IsExample: false, IsComment: false }).Select(InstructionLines.Removed),
            .. young.Where(one => one.IsTold && (!one.IsExample || StanceWords.PermitsUnquoted(one.Text))).Select(InstructionLines.Added),
            .. PlainChanges.Of(old, young),
            .. UnreadSentences.Of(old, young),
        ];
    }

    /// <summary>What stands between the sentences with which both begin and those with which both end.</summary>
    private static (List<Instruction> Was, List<Instruction> Now) Between(
        IReadOnlyList<Instruction> before, IReadOnlyList<Instruction> after)
    {
        var (least, begin, end) = (Math.Min(before.Count, after.Count), 0, 0);
        while (begin < least && IsSame(before[begin], after[begin]))
            begin++;
        while (end < least - begin && IsSame(before[^(end + 1)], after[^(end + 1)]))
            end++;
        return ([.. before.Take(begin..(before.Count - end))], [.. after.Take(begin..(after.Count - end))]);
    }

    private static bool IsSame(Instruction one, Instruction other) =>
        one.Inherited == other.Inherited && one.Standing == other.Standing
            && one.Text == other.Text && one.Guard?.Said == other.Guard?.Said;

    private static (List<Instruction> Old, List<Instruction> Young) Without<T>(
        List<Instruction> before, List<Instruction> after, Func<Instruction, T> by,
        List<(Instruction, Instruction)>? pairs = null)
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
            {
                pairs?.Add((one, after[place]));
                (paired[place], place) = (true, next[place]);
            }
        }
        return (old, after.Where((_, at) => !paired[at]).ToList());
    }

    private static List<(Instruction Old, Instruction Young)> ByLikeness(List<Instruction> old, List<Instruction> young)
    {
        if (!old.Exists(one => one.IsTold) && !young.Exists(one => one.IsTold))
            return [];
        var (bags, others) = (old.ConvertAll(one => WordBag.Of(one.Key)), young.ConvertAll(one => WordBag.Of(one.Key)));
        var candidates = new List<(Instruction One, Instruction Other, double Likeness)>();
        for (var i = 0; i < old.Count; i++)
            for (var j = 0; j < young.Count; j++)
                if ((old[i].IsTold || young[j].IsTold) && bags[i].SimilarityFrom(Alike, others[j]) is >= Alike and var likeness)
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
                          where one.IsTold
                          from line in Enumerable.Range(one.Line, one.Last - one.Line + 1)
                          where partner.ContainsKey(line)
                          from other in young
                          where other.Line <= partner[line] && partner[line] <= other.Last && other.Stance == one.Stance
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
}
