using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

/// <summary>The newest proposal of a release as lists show it. Open: neither applied nor taken back.</summary>
public sealed record BoardProposal(ProposalId Id, string Environment, ProposalKind Kind, RiskLevel Risk, DateTimeOffset At, bool IsOpen);

/// <summary>Which releases are there, how far are they, and what may I do with them?</summary>
public sealed class ReleaseBoard(IDbContextFactory<ConsoleDb> contexts, ReleaseHistory history)
{
    public async Task<Result<Board>> RunAsync(string product, int limit, Actor actor, CancellationToken cancel)
    {
        var releases = await history.RunAsync(product, skip: 0, limit, actor, cancel);
        if (!releases.Succeeded)
            return releases.Refusal;
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var (id, permissions) = (admission.Value.Product.Id, admission.Value.Permissions);
        var newest = await NewestAsync(db, id, [.. releases.Value.Rows.Select(row => row.Id)], cancel);
        var environments = await db.Set<ReleaseEnvironment>().AsNoTracking().Where(one => one.ProductId == id)
            .OrderBy(one => one.Position).ToListAsync(cancel);
        var versions = releases.Value.Rows.ToDictionary(row => row.Id, row => row.Version);
        return new Board(
            [.. releases.Value.Rows.Select(row => new BoardRow(row, newest.GetValueOrDefault(row.Id)))],
            releases.Value.Total,
            permissions.May(Permission.Author, id),
            [.. environments.Where(one => permissions.May(Permission.Propose, id, one.Name)).Select(one => new ProposableEnvironment(
                one.Name, one.IsProtected, one.LiveRelease is { } live ? versions.GetValueOrDefault(live) : null))]);
    }

    private static async Task<Dictionary<ReleaseId, BoardProposal>> NewestAsync(
        ConsoleDb db, ProductId product, List<ReleaseId> releases, CancellationToken cancel)
    {
        var rows = await db.Set<Proposal>().AsNoTracking()
            .Where(one => one.ProductId == product && releases.Contains(one.ReleaseId))
            .OrderByDescending(one => one.CreatedAt)
            .Select(one => new
            {
                one.ReleaseId,
                one.Id,
                one.Environment,
                one.Kind,
                one.Risk,
                one.CreatedAt,
                IsOpen = !db.Set<ProposalClosing>().Any(closing => closing.ProposalId == one.Id)
                    && !db.Set<Deployment>().Any(
                        deployment => deployment.ProposalId == one.Id && deployment.State == DeploymentState.Succeeded),
            })
            .Take(2000).ToListAsync(cancel);
        return rows.GroupBy(row => row.ReleaseId).ToDictionary(
            group => group.Key,
            group =>
                group.Select(row => new BoardProposal(row.Id, row.Environment, row.Kind, row.Risk, row.CreatedAt, row.IsOpen)).First());
    }
}
