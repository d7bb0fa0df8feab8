using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

/// <summary>One person has looked at one change of one proposal, in this content; a reading mark, no decision.</summary>
public sealed class ViewedMark : ITenantOwned, IUnlogged
{
    public required TenantId TenantId { get; init; }
    public required ProposalId ProposalId { get; init; }
    public required Guid PersonId { get; init; }
    public required string ArtifactPath { get; init; }
    public required DateTimeOffset At { get; init; }
}
