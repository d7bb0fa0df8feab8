using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Core.Review;

/// <summary>How a proposal would stand once the one who looks had signed so, weighed by the rules that weigh it afterwards.</summary>
public sealed record AfterSigning(DecisionMeaning Meaning, Lane? Lane, StandingState State, string Because, IReadOnlyList<string> Open)
{
    private static readonly DecisionMeaning[] InALane =
        [DecisionMeaning.Approved, DecisionMeaning.ChangesRequested, DecisionMeaning.Rejected, DecisionMeaning.RiskAccepted];

    internal static IReadOnlyList<AfterSigning> Of(StandingInput input, SignerNow me, Actor actor)
    {
        var lanes = me.Lanes.Select(lane => (Lane?)lane).ToList();
        if (input.Proposal.Kind == ProposalKind.Rollback && me.IsReleaseManager)
            lanes.Add(null);
        var signed = from lane in lanes from meaning in InALane select (meaning, lane);
        if (me.MayBreakGlass)
            signed = signed.Append((DecisionMeaning.Overridden, null));
        var known = input with { Signers = new Dictionary<Guid, SignerNow>(input.Signers) { [actor.Holder] = me } };
        return [.. signed.Select(one => Of(known, one.meaning, one.lane, actor))];
    }

    private static AfterSigning Of(StandingInput input, DecisionMeaning meaning, Lane? lane, Actor actor)
    {
        var proposal = input.Proposal;
        var last = input.Decisions.Count == 0 ? proposal.CreatedAt : input.Decisions.Max(one => one.At);
        var decision = new Decision(
            default, proposal.TenantId, proposal.Id, proposal.Digest, proposal.PolicyDigest, proposal.EvidenceDigest, meaning, lane,
            Comment: "", Conditions: null, actor.Kind, actor.Id, actor.Name, Statement: "", actor.AuthenticatedAt, last.AddMilliseconds(1))
        { SignerKey = actor.Key };
        var standing = ReviewStanding.Of(input with { Decisions = [.. input.Decisions, decision] });
        return new AfterSigning(
            meaning, lane, standing.State, standing.Because,
            [.. standing.Requirements.Where(one => one.IsOpen).Select(one => one.Title)]);
    }
}
