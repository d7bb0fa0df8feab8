using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

/// <summary>The proposals of a product that are neither applied nor taken back: the newest 200.</summary>
internal static class OpenProposals
{
    private const int Most = 200;

    public static IQueryable<Proposal> Of(ConsoleDb db, ProductId product) => db.Set<Proposal>().AsNoTracking()
        .Where(one => one.ProductId == product
            && !db.Set<ProposalClosing>().Any(closing => closing.ProposalId == one.Id)
            && !db.Set<Deployment>().Any(
                deployment => deployment.ProposalId == one.Id && deployment.State == DeploymentState.Succeeded))
        .OrderByDescending(one => one.CreatedAt).Take(Most);
}
