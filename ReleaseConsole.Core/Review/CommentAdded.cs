using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Review;

/// <summary>A remark was made on a proposal.</summary>
public sealed record CommentAdded(
    ProposalId Proposal, CommentId Comment, CommentId Thread, string? Path, int? Line, string Text) : AuditEvent
{
    public override string Summary =>
        Path is null ? "commented on a proposal" : $"commented on {Path}{(Line is null ? "" : $", line {Line}")}";

    public override IEnumerable<string> Subjects => Path is null ? [$"proposal:{Proposal.Value}"] : [$"proposal:{Proposal.Value}", Path];

    public override string SearchText => Text;
}
