using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Deploy;

/// <summary>What is and what was live in one environment, newest first, up to a limit.</summary>
public sealed class EnvironmentHistory(IDbContextFactory<ConsoleDb> contexts)
{
    private const int Most = 501;

    /// <param name="at">When given, only the span that was live at that instant.</param>
    /// <param name="after">Where the page begins; null for the newest.</param>
    public async Task<Result<IReadOnlyList<LiveSpan>>> RunAsync(
        string product, string environment, DateTimeOffset? at, TimeCursor? after, int limit, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        if (await db.EnvironmentAsync(admission.Value.Product.Id, environment, cancel) is not { } place)
            return DeployRefusals.NoSuchEnvironment(environment);

        var instant = at ?? after?.At ?? DateTimeOffset.MaxValue;
        var rows = await (from record in db.Set<LiveRecord>().AsNoTracking()
                          join release in db.Set<Release>().AsNoTracking() on record.ReleaseId equals release.Id
                          join deployment in db.Set<Deployment>().AsNoTracking() on record.DeploymentId equals deployment.Id
                          join proposal in db.Set<Proposal>().AsNoTracking() on deployment.ProposalId equals proposal.Id
                          where record.EnvironmentId == place.Id && record.From <= instant
                          orderby record.From descending, record.Id descending
                          select new { record, release.Version, deployment.ProposalId, proposal.Kind })
            .Skip(at is null ? after?.Passed ?? 0 : 0).Take(at is null ? Math.Clamp(limit, 1, Most) : 1).ToListAsync(cancel);
        var next = rows.Count == 0 ? null : await NextAsync(db, place.Id, rows[0].record.From, cancel);
        return rows.Select((row, index) => new LiveSpan(
            row.Version, row.record.ManifestDigest, row.record.By, row.record.From, index == 0 ? next : rows[index - 1].record.From,
            row.record.DeploymentId, row.ProposalId, row.Kind)).ToList();
    }

    private static async Task<DateTimeOffset?> NextAsync(
        ConsoleDb db, EnvironmentId place, DateTimeOffset from, CancellationToken cancel) =>
        await db.Set<LiveRecord>().AsNoTracking().Where(record => record.EnvironmentId == place && record.From > from)
            .OrderBy(record => record.From).Select(record => (DateTimeOffset?)record.From).FirstOrDefaultAsync(cancel);
}
