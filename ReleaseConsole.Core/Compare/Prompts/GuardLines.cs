using System.Globalization;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>Sentences that a template says in other cases than before, one line for each change of a condition.</summary>
internal static partial class GuardLines
{
    public static IEnumerable<ChangeDetail> Of(IEnumerable<(Instruction Old, Instruction Young)> pairs) =>
        from pair in pairs
        where pair.Old.Guard?.Said != pair.Young.Guard?.Said
        group pair by (pair.Old.Guard?.Said, pair.Young.Guard?.Said) into moved
        let change = TemplateGuard.Between(moved.First().Old.Guard, moved.First().Young.Guard)
        where change != GuardChange.Same
        from same in moved.GroupBy(pair => Does(pair.Young, change))
        select Line([.. same], same.Key);

    /// <summary>
    /// What it does to a rule to be said in other cases: less is held where it is said in fewer, and more may be done where a permission
    /// is said in more.
    /// </summary>
    public static (Effect Effect, bool IsAsked) Does(Instruction young, GuardChange change)
    {
        var permits = young.Stance == Stance.Permits || (!young.IsFirm && Granting().IsMatch(young.Text));
        if (!young.IsFirm && !permits)
            return (Effect.Different, false);
        return change switch
        {
            GuardChange.Fewer => (permits ? Effect.Narrower : Effect.Wider, false),
            GuardChange.More => (permits ? Effect.Wider : Effect.Narrower, false),
            GuardChange.TurnedRound => (Effect.Wider, false),
            GuardChange.Unclear => (Effect.Different, true),
            _ => (Effect.Different, false),
        };
    }

    private static ChangeDetail Line(List<(Instruction Old, Instruction Young)> moved, (Effect Effect, bool IsAsked) does)
    {
        var ((old, young), more) = (moved[0], moved.Count - 1);
        var (was, now) = (TemplateGuard.Words(old.Guard), TemplateGuard.Words(young.Guard));
        var also = more == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" and {more} more");
        var asks = does.IsAsked ? "; whether that lets more through is for a person to say" : "";
        return new ChangeDetail(
            string.Create(CultureInfo.InvariantCulture, $"line {young.Line}"), "Instruction", ChangeType.Changed, $"{was}: {old.Text}",
            $"{now}: {young.Text}", does.Effect, does.IsAsked ? ChangeTopic.Figure : ChangeTopic.Obligation)
        {
            Meaning = $"“{young.Text.TrimEnd('.')}”{also} {(more == 0 ? "is" : "are")} in the prompt {now} now (before: {was}){asks}.",
        };
    }

    // What a reader may do is no rule, and yet it counts in which cases the prompt says so.
    [GeneratedRegex(
        @"\b(?:may|can|could|(?:is|are) (?:free|allowed|permitted) to|feel free to|permission to)\b(?! not\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Granting();
}
