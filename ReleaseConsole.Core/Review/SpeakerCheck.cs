using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Core.Review;

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
