using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.WriteBack;

namespace ReleaseConsole.Core.Watch;

/// <summary>A drift with where it is, how fresh that is, and which choices it leaves to the one who asks.</summary>
public sealed record DriftShown(
    DriftId Id, string Environment, TargetId TargetId, string Target, DriftKind Kind, string Path, string? Expected, string? Observed,
    string? Who,
    DateTimeOffset FirstSeenAt, DateTimeOffset? CheckedAt, DriftState State, bool IsActive, DateTimeOffset? Until, string? Reason,
    string? EndedBy,
    DateTimeOffset? EndedAt, bool MayResolve)
{
    /// <summary>What is live is being written there again, over what was found.</summary>
    public bool IsReverting { get; init; }
}

/// <summary>What differs from what should be live?</summary>
public sealed class DriftList(IDbContextFactory<ConsoleDb> contexts)
{
    /// <param name="all">Also what has ended, newest first; otherwise only what still differs.</param>
    public async Task<Result<IReadOnlyList<DriftShown>>> RunAsync(string product, bool all, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        return admission.Succeeded
            ? await OfAsync(db, admission.Value, all, cancel)
            : admission.Refusal;
    }

    internal static async Task<List<DriftShown>> OfAsync(ConsoleDb db, Admission admission, bool all, CancellationToken cancel)
    {
        var product = admission.Product.Id;
        var rows = await (from drift in db.Set<Drift>().AsNoTracking()
                          join target in db.Set<Target>().AsNoTracking() on drift.TargetId equals target.Id
                          where drift.ProductId == product && (all || drift.State != DriftState.Gone)
                          orderby drift.FirstSeenAt descending, drift.Id
                          select new
                          {
                              drift,
                              target.Name,
                              target.CheckedAt,
                              IsWritten = db.Set<Delivery>().Any(
                                  one => one.TargetId == target.Id && one.Environment == drift.Environment && one.DueAt != null
                                      && one.Replaces == one.ManifestDigest && one.State != DeliveryState.Unknown),
                          }).Take(500).ToListAsync(cancel);
        return [.. rows.Select(row => new DriftShown(
            row.drift.Id, row.drift.Environment, row.drift.TargetId, row.Name, row.drift.Kind, row.drift.Path, row.drift.Expected,
            row.drift.Observed,
            row.drift.Who, row.drift.FirstSeenAt, row.CheckedAt, row.drift.State, row.drift.IsActive(db.Now), row.drift.Until,
            row.drift.Reason,
            row.drift.EndedBy, row.drift.EndedAt, admission.Permissions.May(Permission.ResolveDrift, product, row.drift.Environment))
        { IsReverting = row.IsWritten })];
    }
}
