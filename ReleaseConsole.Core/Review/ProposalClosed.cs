using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Review;

/// <summary>A proposal ended without being applied.</summary>
public sealed record ProposalClosed(ProposalId Proposal, string Release, string Environment, string Reason) : AuditEvent
{
    public override string Summary => $"closed the proposal of {Release} for {Environment}: {Reason}";
    public override IEnumerable<string> Subjects => [$"proposal:{Proposal.Value}", $"release:{Release}", $"environment:{Environment}"];
}
