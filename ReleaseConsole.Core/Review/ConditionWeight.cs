using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Core.Review;

/// <summary>A condition of an approval that counts, what was said of it last, and why that does not count, if so.</summary>
public sealed record WeighedCondition(ApprovalCondition Condition, MetCondition? Said, string? WhyNot)
{
    public bool IsMet => Said is not null && WhyNot is null;

    /// <summary>What is open and who asked for it, as a sentence.</summary>
    internal string Sentence => $"“{Short(Condition.Text)}” is open: {Asker}.{(WhyNot is null ? "" : $" {WhyNot}")}";

    private string Asker => Condition.Decision.Lane is { } lane
        ? $"{Condition.Decision.SignerName} asked for it in the {lane.Title()} lane"
        : $"{Condition.Decision.SignerName} asked for it";

    private static string Short(string text) => text.Length <= 160 ? text : text[..160] + "…";
}

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

/// <summary>Whose word in a lane counts no more, and why: the same for a signature and for what is said of its conditions.</summary>
internal static class SpeakerCheck
{
    /// <summary>Why the lane, or without one the role, is not held any more.</summary>
    public static string? Lost(StandingInput input, Guid holder, string name, Lane? lane)
    {
        var now = input.Signers.GetValueOrDefault(holder);
        if (lane is { } held)
            return now?.Lanes.Contains(held) == true ? null : $"{name} does not hold the {held.Title()} lane any more.";
        return now?.IsReleaseManager == true ? null : $"{name} is not a release manager any more.";
    }

    /// <summary>Why it is a word on one's own work: its bytes, or the rollback one asked for.</summary>
    public static string? OnOwnWork(StandingInput input, Guid speaker, string name)
    {
        if (input.Proposal.Kind == ProposalKind.Promotion)
            return input.Rules.ContributorsMayApprove ? null : input.WroteIt(speaker, name);
        return input.Makers.AreOne(speaker, input.Proposal.ProposedById) && !input.Rules.RollbackInitiatorMaySign
            ? $"{name} asked for this rollback; somebody else signs it."
            : null;
    }
}
