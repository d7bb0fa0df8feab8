namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>What other words, another figure or another place do to an instruction.</summary>
internal static class InstructionEffect
{
    /// <summary>Whether the same words bind less where they stand now: no longer as the system, or as an example.</summary>
    public static bool IsLowered(Instruction old, Instruction young) =>
        old.IsFirm && ((young.IsExample && !old.IsExample) || (old.IsSystem && young is { IsSystem: false, Role: not null }));

    /// <summary>
    /// Whether a rule is still written and holds no longer: in a comment or in code, struck through, under a heading that says so.
    /// </summary>
    public static bool IsVoided(Instruction old, Instruction young) => old.IsFirm
        && ((young.IsComment && !old.IsComment) || (young.IsCode && !old.IsCode) || young.Void is not null);

    /// <summary>Whether a rule that was written and did not hold does so now.</summary>
    public static bool IsRevived(Instruction old, Instruction young) => IsVoided(young, old);

    public static RuleEffect Of(Instruction old, Instruction young) =>
        TemplateGuard.Between(old.Guard, young.Guard) is not GuardChange.Same and var change
            ? OfWords(old, young).With(OfGuard(young, change))
            : BlockTag.AskOtherwise(old.Text, young.Text) ? OfWords(old, young).With(RuleEffect.Asked(Condition))
            : OfWords(old, young);

    private const string Condition = "The condition under which a prompt says an instruction changed";

    private static RuleEffect OfGuard(Instruction young, GuardChange change) =>
        GuardLines.Does(young, change) is (var effect, false) ? new RuleEffect(effect) : RuleEffect.Asked(Condition);

    private static RuleEffect OfWords(Instruction old, Instruction young)
    {
        if (RuleTurn.IsRound(old, young))
            return new RuleEffect(Effect.Wider, Why: "An instruction, or its condition, is turned round");
        if (young.IsQuoted && !old.IsQuoted && old.IsFirm)
            return young.IsExample || StanceWords.OfUnquoted(young.Text) is Stance.Permits or Stance.Advises
                ? new RuleEffect(Effect.Wider) : RuleEffect.Asked("An instruction is only quoted now");
        return (old.Stance == Stance.Permits, young.Stance == Stance.Permits) switch
        {
            (true, true) => OfTurns(OfRest(old, young), old, young),
            (false, true) => new RuleEffect(Effect.Wider),
            (true, false) => OfPermission(old, young),
            _ => Firm(old, young) ?? OfTurns(OfRest(old, young), old, young),
        };
    }

    // "You may refund without asking" became "always refund without asking".
    private static RuleEffect OfPermission(Instruction old, Instruction young) =>
        young.Stance == Stance.Obliges && InstructionWords.IsReversed(old.Text, young.Text)
            ? RuleEffect.Asked("What may be done is to be done now")
            : new RuleEffect(Effect.Narrower);

    private static RuleEffect? Firm(Instruction old, Instruction young) => (old.IsFirm, young.IsFirm) switch
    {
        (true, false) => new(Effect.Wider),
        (false, true) => Stricter(old, young),
        _ when IsLowered(old, young) => new(Effect.Wider),
        _ when young.Hedged && !old.Hedged => new(Effect.Wider),
        _ when old.Hedged && !young.Hedged => Stricter(old, young),
        _ when old.Stance == Stance.Forbids && young.Stance == Stance.Obliges && !RuleWords.Limits(young.Text) => new(Effect.Wider),
        _ when old.Stance == Stance.Obliges && young.Stance == Stance.Forbids && InstructionWords.IsReversed(old.Text, young.Text) =>
            new(Effect.Wider),
        _ => null,
    };

    // A firmer word holds more only where nothing that it held is left out, and no condition comes along.
    private static RuleEffect Stricter(Instruction old, Instruction young) =>
        new(InstructionWords.KeepsAll(old.Text, young.Text) ? Effect.Narrower : Effect.Different);

    private static RuleEffect OfRest(Instruction old, Instruction young)
    {
        var listed = StretchEffect.Between(old, young);
        return InstructionLimits.Between(old, young) switch
        {
            LimitChange.Raised => new(Effect.Wider),
            _ when listed.Effect == Effect.Wider => listed,
            LimitChange.Unclear => RuleEffect.Asked(
                InstructionLimits.Differ(old, young) ? "A figure in an instruction changed" : "An instruction changed"),
            _ when listed.IsAsked => listed,
            LimitChange.Lowered => new(Effect.Narrower),
            _ => listed,
        };
    }

    private static RuleEffect OfTurns(RuleEffect known, Instruction old, Instruction young) =>
        InstructionTurns.With((known.Effect, known.IsAsked), old, young) is (var effect, var isAsked) && isAsked
            ? RuleEffect.Asked(known.Why ?? "An instruction changed") : effect == known.Effect && !known.IsAsked
                ? known
                : new RuleEffect(effect);
}
