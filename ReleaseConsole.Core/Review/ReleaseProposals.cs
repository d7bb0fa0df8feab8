using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

/// <summary>A proposal of a release and what it amounts to now.</summary>
public sealed record ReleaseProposalRow(
    ProposalId Id, string Environment, ProposalKind Kind, RiskLevel Risk, StandingState State, string Because, string ProposedBy,
    DateTimeOffset ProposedAt);

/// <summary>Where was this release proposed for, and how did that go? The newest 50.</summary>
public sealed class ReleaseProposals(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<IReadOnlyList<ReleaseProposalRow>>> RunAsync(
        string product, string version, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var id = admission.Value.Product.Id;
        var release = await db.Set<Release>().AsNoTracking().FirstOrDefaultAsync(
            one => one.ProductId == id && one.Version == version, cancel);
        if (release is null)
            return ReviewRefusals.NoSuchRelease(version);
        var proposals = await db.Set<Proposal>().AsNoTracking().Where(one => one.ProductId == id && one.ReleaseId == release.Id)
            .OrderByDescending(one => one.CreatedAt).Take(50).ToListAsync(cancel);

        var rows = new List<ReleaseProposalRow>();
        foreach (var one in proposals.Where(one => admission.Value.Permissions.May(Permission.Read, id, one.Environment)))
        {
            var standing = await ProposalStanding.OfAsync(db, one, cancel);
            rows.Add(new ReleaseProposalRow(
                one.Id, one.Environment, one.Kind, one.Risk, standing.State, standing.Because, one.ProposedByName, one.CreatedAt));
        }
        return rows;
    }
}
