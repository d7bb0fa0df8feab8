namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>How the cases in which a sentence is in the prompt relate to those in which it was.</summary>
internal enum GuardChange
{
    Same,
    Fewer,
    More,

    /// <summary>It is there just where it was not.</summary>
    TurnedRound,

    /// <summary>Nothing in the template says which cases are more.</summary>
    Unclear,
}

/// <summary>Under which condition of its template a sentence is in the prompt, as a formula and in words.</summary>
internal sealed record TemplateGuard(TemplateCondition Condition, string Said)
{
    // Every further question doubles the cases.
    private const int MostQuestions = 10;

    public static GuardChange Between(TemplateGuard? old, TemplateGuard? young)
    {
        if (old?.Said == young?.Said)
            return GuardChange.Same;
        var (was, now) = (old?.Condition ?? TemplateCondition.Always, young?.Condition ?? TemplateCondition.Always);
        var questions = was.Asks.Concat(now.Asks).Distinct().ToList();
        if (questions.Count > MostQuestions)
            return GuardChange.Unclear;
        var (lost, gained, kept) = (false, false, false);
        for (var answers = 0; answers < 1 << questions.Count; answers++)
        {
            var asked = questions.Where((_, at) => (answers >> at & 1) == 1).ToHashSet();
            var (held, holds) = (was.Holds(asked), now.Holds(asked));
            (lost, gained, kept) = (lost || (held && !holds), gained || (holds && !held), kept || (held && holds));
        }
        return (lost, gained, kept) switch
        {
            (false, false, _) => GuardChange.Same,
            (true, false, _) => GuardChange.Fewer,
            (false, true, _) => GuardChange.More,
            (true, true, false) => GuardChange.TurnedRound,
            (true, true, true) => GuardChange.Unclear,
        };
    }

    public static string Words(TemplateGuard? guard) => guard?.Said ?? "in every case";
}
