using System.Globalization;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>A change of an instruction as a line: what it said, what it says, and what that does.</summary>
internal static class InstructionLines
{
    public static ChangeDetail Removed(Instruction old) =>
        Line(old, ChangeType.Removed, old.Text, null, old.Stance == Stance.Permits ? Effect.Narrower : Effect.Wider);

    public static ChangeDetail Added(Instruction young) => young.Stance != Stance.Permits
        ? Line(young, ChangeType.Added, null, young.Text, Effect.Narrower)
        : Line(young, ChangeType.Added, null, young.Text, Effect.Wider) with
        {
            Meaning = young is { Inherited: Stance.Permits, Under: { } lead }
                ? $"“{Bare(young)}” is new under “{lead.TrimEnd(':')}”: more is let through."
                : $"“{Bare(young)}” is new: it permits, or exempts from a rule.",
        };

    public static ChangeDetail Changed(Instruction old, Instruction young)
    {
        if (InstructionEffect.IsVoided(old, young))
            return Voided([(old, young)]).Single();
        if (InstructionEffect.IsRevived(old, young))
            return Added(young);
        if (old.Key == young.Key && InstructionEffect.IsLowered(old, young))
            return Lowered([(old, young)]).Single();
        if (old.Key == young.Key && GuardLines.Of([(old, young)]).SingleOrDefault() is { } guarded)
            return guarded;
        var does = InstructionEffect.Of(old, young);
        if (does.IsAsked)
            return Judged(old, young, does.Why!);
        var line = Line(young, ChangeType.Changed, old.Text, young.Text, does.Effect);
        if (does.Why is { } why)
            return line with { Meaning = $"{why}: “{Bare(young)}” (was “{Bare(old)}”)." };
        // The words are the same: it is the heading that says less, or more.
        return old.Key != young.Key || old.Under == young.Under ? line : line with
        {
            Before = $"{Under(old)}: {old.Text}",
            After = $"{Under(young)}: {young.Text}",
            Meaning = $"“{Bare(young)}” stands {Under(young)} now (was {Under(old)}).",
        };
    }

    /// <summary>A sentence of which the words say what its change does, although it neither forbids nor obliges.</summary>
    public static ChangeDetail Plain(Instruction old, Instruction young, Effect effect) =>
        Line(young, ChangeType.Changed, old.Text, young.Text, effect);

    /// <summary>A change of which a person has to judge whether it lets more through.</summary>
    public static ChangeDetail Asked(Instruction old, Instruction young, string what) => Judged(old, young, $"{what} changed");

    private static ChangeDetail Judged(Instruction old, Instruction young, string why) =>
        Line(young, ChangeType.Changed, old.Text, young.Text, Effect.Different) with
        {
            Topic = ChangeTopic.Figure,
            Meaning = $"{why}, and whether it lets more through is for a person to say: “{Bare(young)}” (was “{Bare(old)}”).",
        };

    /// <summary>What binds less where it stands now, one line for each place it went to.</summary>
    public static IEnumerable<ChangeDetail> Lowered(IEnumerable<(Instruction Old, Instruction Young)> pairs) =>
        from pair in pairs
        where InstructionEffect.IsLowered(pair.Old, pair.Young)
        group pair by Place(pair.Old, pair.Young) into moved
        let first = moved.First()
        let more = moved.Count() - 1
        select Line(
            first.Young, ChangeType.Changed, $"{moved.Key.From}: {first.Old.Text}", $"{moved.Key.To}: {first.Young.Text}",
            Effect.Wider) with
        {
            Meaning = string.Create(
                CultureInfo.InvariantCulture,
                $"“{Bare(first.Young)}”{(more == 0 ? "" : $" and {more} more")} {(more == 0 ? "stands" : "stand")} {moved.Key.To} now (was {moved.Key.From}), where the model heeds {(more == 0 ? "it" : "them")} less."),
        };

    /// <summary>What is still written and holds no longer, one line for each place it went to.</summary>
    public static IEnumerable<ChangeDetail> Voided(IEnumerable<(Instruction Old, Instruction Young)> pairs) =>
        from pair in pairs
        where InstructionEffect.IsVoided(pair.Old, pair.Young)
        group pair by Void(pair.Old, pair.Young) into gone
        let first = gone.First()
        let more = gone.Count() - 1
        select Line(first.Young, ChangeType.Removed, first.Old.Text, null, Effect.Wider) with
        {
            Meaning = more == 0
                ? $"“{Bare(first.Old)}” is {gone.Key} now, so it no longer holds."
                : string.Create(
                    CultureInfo.InvariantCulture, $"“{Bare(first.Old)}” and {more} more are {gone.Key} now, so they no longer hold."),
        };

    private static string Void(Instruction old, Instruction young) =>
        young.Void ?? (young.IsComment && !old.IsComment ? "in a comment" : "in a block of code");

    private static (string From, string To) Place(Instruction old, Instruction young) =>
        young.IsExample && !old.IsExample ? ("as a rule", "as an example")
        : ($"in the {old.Role} message", $"in the {young.Role} message");

    private static string Under(Instruction one) => one.Under is { } heading ? $"under “{heading.TrimEnd(':')}”" : "under no heading";

    private static string Bare(Instruction one) => one.Text.TrimEnd('.');

    private static ChangeDetail Line(Instruction at, ChangeType type, string? before, string? after, Effect effect) => new(
        string.Create(CultureInfo.InvariantCulture, $"line {at.Line}"), "Instruction", type, before, after, effect, ChangeTopic.Obligation);
}
