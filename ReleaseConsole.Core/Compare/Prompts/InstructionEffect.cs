using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>What other words, another figure or another place do to an instruction.</summary>
internal static partial class InstructionEffect
{
    /// <summary>Whether the same words bind less where they stand now: no longer as the system, or in a comment.</summary>
    public static bool IsLowered(Instruction old, Instruction young) =>
        old.IsFirm && ((young.IsComment && !old.IsComment) || (old.IsSystem && young is { IsSystem: false, Role: not null }));

    /// <summary>The effect of another wording, and whether it hangs on a figure of which nothing says what a higher one does.</summary>
    public static (Effect Effect, bool IsAsked) Of(Instruction old, Instruction young)
    {
        var isPermitted = (old.Stance == Stance.Permits, young.Stance == Stance.Permits);
        return isPermitted switch
        {
            (true, true) => OfFigures(old, young),
            (false, true) => (Effect.Wider, false),
            (true, false) => (Effect.Narrower, false),
            _ => Firm(old, young) is { } firm ? (firm, false) : InstructionTurns.With(OfFigures(old, young), old, young),
        };
    }

    private static Effect? Firm(Instruction old, Instruction young) => (old.IsFirm, young.IsFirm) switch
    {
        (true, false) => Effect.Wider,
        (false, true) => Effect.Narrower,
        _ when IsLowered(old, young) => Effect.Wider,
        _ when young.Hedged && !old.Hedged => Effect.Wider,
        _ when old.Hedged && !young.Hedged => Effect.Narrower,
        _ when old.Stance == Stance.Forbids && young.Stance == Stance.Obliges && !Only().IsMatch(young.Text) => Effect.Wider,
        _ when old.Stance == Stance.Obliges && young.Stance == Stance.Forbids && InstructionWords.IsReversed(old.Text, young.Text) =>
            Effect.Wider,
        _ => null,
    };

    private static (Effect, bool) OfFigures(Instruction old, Instruction young)
    {
        var listed = InstructionWords.Listed(old.Text, young.Text);
        return (InstructionLimits.Between(old, young), listed) switch
        {
            (LimitChange.Raised, _) or (_, Effect.Wider) => (Effect.Wider, false),
            (LimitChange.Unclear, _) => (Effect.Different, true),
            (LimitChange.Lowered, _) => (Effect.Narrower, false),
            _ => (listed, false),
        };
    }

    // "Do not refund without an order" and "only refund with an order" rule the same.
    [GeneratedRegex(@"\bonly\b", RegexOptions.IgnoreCase)]
    private static partial Regex Only();
}
