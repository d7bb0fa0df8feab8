using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Review.Policies;

namespace ReleaseConsole.Core.Review;

internal static class ReviewTables
{
    public static void UseReview(this ModelBuilder model)
    {
        UseProposals(model);
        UseDecisions(model);
        UseComments(model);
    }

    private static void UseProposals(ModelBuilder model)
    {
        model.Entity<Proposal>(table =>
        {
            table.HasKey(proposal => proposal.Id);
            table.HasIndex(proposal => new { proposal.TenantId, proposal.ProductId, proposal.CreatedAt });
            table.HasIndex(proposal => new { proposal.TenantId, proposal.ReleaseId });
            table.HasIndex(proposal => new { proposal.TenantId, proposal.ProductId, proposal.Environment, proposal.CreatedAt });
            table.HasIndex(proposal => new { proposal.TenantId, proposal.Digest });
        });
        model.Entity<PolicyProposal>(table =>
        {
            table.HasKey(proposal => proposal.Id);
            table.HasIndex(proposal => new { proposal.TenantId, proposal.ProductId, proposal.CreatedAt });
        });
        model.Entity<ProposalClosing>(table =>
        {
            table.HasKey(closing => closing.ProposalId);
            table.HasIndex(closing => new { closing.TenantId, closing.At });
        });
    }

    private static void UseDecisions(ModelBuilder model)
    {
        model.Entity<Decision>(table =>
        {
            table.HasKey(decision => decision.Id);
            table.HasIndex(decision => new { decision.TenantId, decision.ProposalId });
        });
        model.Entity<MetCondition>(table =>
        {
            table.HasKey(met => met.Id);
            table.HasIndex(met => new { met.TenantId, met.ProposalId });
        });
        model.Entity<FindingDecision>(table =>
        {
            table.HasKey(decision => decision.Id);
            table.HasIndex(decision => new { decision.TenantId, decision.ProductId, decision.Manifest });
            table.HasIndex(decision => new { decision.TenantId, decision.ProductId, decision.ById, decision.Until });
        });
    }

    private static void UseComments(ModelBuilder model)
    {
        model.Entity<ReviewComment>(table =>
        {
            table.HasKey(comment => comment.Id);
            table.HasIndex(comment => new { comment.TenantId, comment.ProposalId });
        });
        model.Entity<ThreadResolution>().HasKey(resolution => resolution.Thread);
        model.Entity<ViewedMark>().HasKey(mark => new { mark.TenantId, mark.ProposalId, mark.PersonId, mark.ArtifactPath });
    }
}
