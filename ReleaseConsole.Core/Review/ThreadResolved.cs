using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Review;

/// <summary>A thread was settled.</summary>
public sealed record ThreadResolved(ProposalId Proposal, CommentId Thread) : AuditEvent
{
    public override string Summary => "resolved a thread";
    public override IEnumerable<string> Subjects => [$"proposal:{Proposal.Value}"];
}
