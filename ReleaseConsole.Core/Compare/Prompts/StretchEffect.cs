namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// What words that came to a rule, or went from it, do to it. A ban on less, a duty to less, a scope, a condition or one more exception let
/// more through; where the words leave it open, nothing is claimed.
/// </summary>
internal static class StretchEffect
{
    public static RuleEffect Between(Instruction old, Instruction young)
    {
        var (was, now) = (new RuleSentence(old.Text), new RuleSentence(young.Text));
        if (was.Beyond(now) is { } lost)
            return lost.Count == 0 ? Joined(old, was, now) : Of(lost.Select(one => Turned(StretchRole.Of(one, was, old.Stance))));
        if (now.Beyond(was) is { } gained)
            return Of(gained.Select(one => StretchRole.Of(one, now, young.Stance)));
        return Scope(was) is { } scope && Scope(now) is { } other && Follow(was, scope).SequenceEqual(Follow(now, other))
            ? RuleEffect.Asked("Where an instruction holds changed")
            : RuleCondition.Differs(old, young) ? RuleEffect.Asked("The condition of an instruction changed")
            : RuleAgents.Differ(old, young) ? RuleEffect.Asked("Who decides by an instruction changed")
            : new RuleEffect(Effect.Different);
    }

    private static RuleEffect Of(IEnumerable<StretchHolds> all)
    {
        var holds = all.ToList();
        return holds.Contains(StretchHolds.Less) ? new RuleEffect(Effect.Wider)
            : holds.Contains(StretchHolds.MayHoldLess)
                || holds.Contains(StretchHolds.Either) ? RuleEffect.Asked("What an instruction covers changed")
            : new RuleEffect(holds.TrueForAll(one => one == StretchHolds.More) ? Effect.Narrower : Effect.Different);
    }

    // What holds more where it is there holds less where it is gone; that it may have held less is no reason to ask.
    private static StretchHolds Turned(StretchHolds holds) => holds switch
    {
        StretchHolds.More => StretchHolds.Less,
        StretchHolds.Less => StretchHolds.More,
        StretchHolds.Either => StretchHolds.Either,
        _ => StretchHolds.Open,
    };

    // The same words, of which one has to hold where all had to, or the other way round.
    private static RuleEffect Joined(Instruction old, RuleSentence was, RuleSentence now)
    {
        for (var at = 1; at < was.Count; at++)
        {
            var (joint, other) = (was.Before(at) & (Joint.And | Joint.Or), now.Before(at) & (Joint.And | Joint.Or));
            if (joint == other || joint == Joint.None || other == Joint.None)
                continue;
            return StretchRole.Of(new Stretch(at, at + 1), other == Joint.Or ? now : was, old.Stance) switch
            {
                _ when old.Stance == Stance.Forbids && !StretchRole.IsQualified(at, was) => new RuleEffect(Effect.Different),
                // Both are named either way.
                StretchHolds.More when !StretchRole.IsQualified(at, was) => new RuleEffect(Effect.Different),
                StretchHolds.Less => new RuleEffect(other == Joint.Or ? Effect.Wider : Effect.Narrower),
                StretchHolds.More => new RuleEffect(other == Joint.Or ? Effect.Narrower : Effect.Wider),
                _ => new RuleEffect(Effect.Different),
            };
        }
        return new RuleEffect(Effect.Different);
    }

    private static Stretch? Scope(RuleSentence sentence)
    {
        if (sentence.Count == 0 || !RuleWords.Scopes(sentence[0]))
            return null;
        for (var at = 1; at < sentence.Count; at++)
            if (sentence.Before(at).HasFlag(Joint.Comma))
                return new Stretch(0, at);
        return null;
    }

    private static IEnumerable<string> Follow(RuleSentence sentence, Stretch scope) =>
        Enumerable.Range(scope.To, sentence.Count - scope.To).Select(at => sentence[at]);
}
