using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

/// <summary>One person has looked at one change of one proposal, in this content; a reading mark, no decision.</summary>
public sealed class ViewedMark(TenantId tenantId, ProposalId proposalId, Guid personId, string artifactPath, DateTimeOffset at)
    : ITenantOwned, IUnlogged
{
    public TenantId TenantId { get; private set; } = tenantId;
    public ProposalId ProposalId { get; private set; } = proposalId;
    public Guid PersonId { get; private set; } = personId;
    public string ArtifactPath { get; private set; } = artifactPath;
    public DateTimeOffset At { get; private set; } = at;
}
