using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.WriteBack;

namespace ReleaseConsole.Core.Watch;

/// <summary>
/// Reads every target of a tenant that can be read and compares it with what is live. An environment that is being deployed to is
/// left out: it is expected to differ. A target that meets a fault cannot be told, and stops no other.
/// </summary>
public sealed class CheckDrift(
    IDbContextFactory<ConsoleDb> contexts, IEnumerable<IConnector> connectors, ILogger<CheckDrift> log) : IDisposable
{
    // Of two rounds side by side the one that read first might record last, and end what the other had found.
    private readonly SemaphoreSlim _round = new(1);

    /// <summary>The number of drifts that are open afterwards.</summary>
    public async Task<int> RunAsync(TenantId tenant, CancellationToken cancel)
    {
        await _round.WaitAsync(cancel);
        try
        {
            var actor = Actor.Job(tenant, "drift check", $"drift-{Guid.CreateVersion7():n}");
            foreach (var watched in await WatchedAsync(actor, cancel))
                await CheckEachAsync(watched, actor, cancel);
            await using var db = await contexts.OpenAsync(actor, cancel);
            return await db.Set<Drift>().CountAsync(one => one.State == DriftState.Open, cancel);
        }
        finally
        {
            _round.Release();
        }
    }

    public void Dispose() => _round.Dispose();

    private async Task CheckEachAsync(WatchedTarget watched, Actor actor, CancellationToken cancel)
    {
        if (await FaultOfAsync(watched, () => CheckAsync(watched, actor, cancel), cancel) is not { } fault)
            return;
        var unread = Observation.Unreadable($"checking it met a fault: {fault.Message}");
        await FaultOfAsync(watched, () => RecordAsync(watched, unread, [], actor, cancel), cancel);
    }

    private async Task<IReadOnlyList<WatchedTarget>> WatchedAsync(Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        return await WatchedTarget.AllAsync(db, cancel);
    }

    private async Task<Exception?> FaultOfAsync(WatchedTarget watched, Func<Task> check, CancellationToken cancel)
    {
        try
        {
            await check();
            return null;
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            WatchLog.CheckFault(log, watched.Target.Id.Value, watched.Environment.Name, fault);
            return fault;
        }
    }

    private async Task CheckAsync(WatchedTarget watched, Actor actor, CancellationToken cancel)
    {
        var connector = connectors.First(one => one.Kind == watched.Target.Kind);
        if (!connector.Of(watched.Target).ReadBack)
            return;
        // A commit's name is the digest of what it holds: what was equal behind it is equal still.
        if (watched.Proven is { } pointer && await connector.PointerAsync(watched.Target, watched.Place, cancel) == pointer)
        {
            await RecordAsync(watched, Observation.Still(pointer, watched.Live), [], actor, cancel);
            return;
        }
        var seen = await connector.ReadAsync(watched.Target, watched.Place, cancel);
        await RecordAsync(watched, seen, await DifferingAsync(watched, seen, actor, cancel), actor, cancel);
    }

    private async Task<IReadOnlyList<DifferingFile>> DifferingAsync(
        WatchedTarget watched, Observation seen, Actor actor, CancellationToken cancel)
    {
        if (seen is not { CouldRead: true, Files: { } files })
            return [];
        await using var db = await contexts.OpenAsync(actor, cancel);
        return PinnedFiles.Compare((await ManifestContents.LoadAsync(db, watched.Environment.ProductId, watched.Live, cancel))!, files);
    }

    private async Task RecordAsync(
        WatchedTarget watched, Observation seen, IReadOnlyList<DifferingFile> differing, Actor actor, CancellationToken cancel)
    {
        var (target, environment) = (watched.Target, watched.Environment);
        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var moment = await db.BeginExclusiveAsync(cancel);
        var now = await db.Set<ReleaseEnvironment>().AsNoTracking().FirstAsync(one => one.Id == environment.Id, cancel);
        var isDeploying = await db.Set<Deployment>().AnyAsync(one => one.EnvironmentId == environment.Id && one.EndedAt == null, cancel)
            || await db.Set<Delivery>().AnyAsync(
                one => one.TargetId == target.Id && one.Environment == environment.Name && one.DueAt != null, cancel);
        if (isDeploying || now.LiveManifest != watched.Live)
            return;
        var known = await db.Set<Drift>()
            .Where(one => one.TargetId == target.Id && one.Environment == environment.Name && one.State != DriftState.Gone)
            .ToListAsync(cancel);
        var found = DriftBetween.Of(watched.Live, seen, differing);

        foreach (var drift in found)
            Keep(db, actor, watched, seen, known, drift);
        // While it cannot be told, what was known stays known.
        foreach (var gone in known.Where(one => (seen.CouldRead || one.Kind == DriftKind.CannotTell)
            && !found.Any(drift => drift.Kind == one.Kind && drift.Path == one.Path
                && (one.State != DriftState.Adopted || drift.Observed == one.Observed))))
        {
            gone.End(DriftState.Gone, actor.Name, null, db.Now);
            db.Record(actor, new DriftGone(gone.Id, gone.Environment, target.Name, gone.Path) { Product = target.ProductId });
        }
        (await Pointers.OfAsync(db, target.Id, environment.Name, cancel)).Saw(db, target, environment.Name, target.Address, seen);

        await SaveAsync(db, actor, target, cancel);
        var (health, detail, at) = (Health(seen, found), seen.Detail, db.Now);
        // That it was read a moment ago is no event: freshness is kept without an entry a minute.
        await db.Set<Target>().Where(one => one.Id == target.Id).ExecuteUpdateAsync(
            set =>
                set.SetProperty(one => one.CheckedAt, at).SetProperty(one => one.Health, health)
                    .SetProperty(one => one.HealthDetail, detail), cancel);
        await moment.CommitAsync(cancel);
    }

    private static async Task SaveAsync(ConsoleDb db, Actor actor, Target target, CancellationToken cancel)
    {
        var moved = db.ChangeTracker.Entries<PointerMove>().Select(one => one.Entity).FirstOrDefault();
        if (moved is not null)
            db.Record(
                actor, new PointerSeen(target.Id, target.Name, moved.Environment, moved.Before, moved.After, moved.Who)
                { Product = target.ProductId });
        if (db.ChangeTracker.HasChanges())
            await db.SaveChangesAsync(cancel);
    }

    private static void Keep(ConsoleDb db, Actor actor, WatchedTarget watched, Observation seen, List<Drift> known, FoundDrift found)
    {
        var (target, environment) = (watched.Target, watched.Environment);
        var same = known.FirstOrDefault(one => one.Kind == found.Kind && one.Path == found.Path
            && (one.State != DriftState.Adopted || one.Observed == found.Observed));
        if (same is not null && (same.Observed == found.Observed || found.Kind == DriftKind.CannotTell))
            return;
        if (same is { State: DriftState.Open })
            same.SeenAgain(found.Observed, seen.Who, db.Now);
        var drift = same is { State: DriftState.Open } ? same : new Drift(found.Observed, seen.Who, db.Now)
        {
            Id = new DriftId(Guid.CreateVersion7(db.Now)),
            TenantId = db.Tenant,
            ProductId = target.ProductId,
            Environment = environment.Name,
            TargetId = target.Id,
            Kind = found.Kind,
            Path = found.Path,
            Expected = found.Expected,
        };
        if (drift != same)
            db.Add(drift);
        db.Record(actor, new DriftFound(
            drift.Id, environment.Name, target.Name, found.Path, found.Kind, found.Expected, found.Observed, seen.Who)
        { Product = target.ProductId });
    }

    private static TargetHealth Health(Observation seen, IReadOnlyList<FoundDrift> found) =>
        !seen.CouldRead ? TargetHealth.Failing : found.Count > 0 ? TargetHealth.Drifted : TargetHealth.Good;
}
