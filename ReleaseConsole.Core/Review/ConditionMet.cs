using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Review;

/// <summary>Somebody said how a condition of an approval was met.</summary>
public sealed record ConditionMet(
    ProposalId Proposal, Digest ProposalDigest, DecisionId Decision, Digest Condition, string Text, string AskedBy, Lane? Lane,
    string Release, string Environment, string Evidence) : AuditEvent
{
    private const int Excerpt = 120;

    public override string Summary =>
        $"said that a condition of {AskedBy} is met, on {Release} for {Environment}: "
        + $"“{(Text.Length > Excerpt ? Text[..Excerpt] + "…" : Text)}”";

    public override IEnumerable<string> Subjects =>
    [
        $"proposal:{Proposal.Value}", $"release:{Release}", $"environment:{Environment}", ProposalDigest.ToString(), Condition.ToString(),
    ];

    public override string SearchText => $"{Text} {Evidence}";
}
