using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.RollBack;

/// <summary>The inverse plan of a proposal as stored: computed when it is proposed, bound by digest, ready before it is needed.</summary>
public sealed record StoredRollbackPlan(
    ProposalId ProposalId, TenantId TenantId, ProductId ProductId, Digest Digest, Digest? BackTo, string Document,
    DateTimeOffset At) : IFact;

internal static class RollBackTables
{
    public static void UseRollBack(this ModelBuilder model) => model.Entity<StoredRollbackPlan>().HasKey(plan => plan.ProposalId);
}
