namespace ReleaseConsole.Core.Review;

/// <summary>Which conditions stand in the way and which are met. Only those of approvals that count ask for anything.</summary>
internal static class ConditionWeight
{
    public static IReadOnlyList<WeighedCondition> Of(StandingInput input, IReadOnlyList<WeighedDecision> weighed)
    {
        var said = input.ConditionsMet.ToLookup(one => one.Condition);
        return
        [
            .. from decision in weighed
               where decision.Counts
               from condition in ApprovalCondition.Of(decision.Decision)
               select Weigh(input, condition, said[condition.Id]),
        ];
    }

    private static WeighedCondition Weigh(StandingInput input, ApprovalCondition condition, IEnumerable<MetCondition> said)
    {
        var words = said.OrderBy(one => one.At).ThenBy(one => one.Id.Value)
            .Select(one => new WeighedCondition(condition, one, WhyNot(input, condition, one))).ToList();
        // The first word that counts is how it was met; where none does, the last one says why not.
        return words.Find(word => word.IsMet) ?? words.LastOrDefault() ?? new WeighedCondition(condition, Said: null, WhyNot: null);
    }

    private static string? WhyNot(StandingInput input, ApprovalCondition condition, MetCondition said) =>
        SpeakerCheck.Lost(input, said.ByKey?.Value ?? said.ById, said.ByName, condition.Decision.Lane)
        ?? SpeakerCheck.OnOwnWork(input, said.ById, said.ByName);
}
