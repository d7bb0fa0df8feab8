using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>
/// Reads a connection for every environment it serves, compares what is there with what is live, and keeps what that says about its health.
/// It writes nothing there; the drift itself is recorded by the check that looks for it every minute.
/// </summary>
public sealed class CheckTarget(IDbContextFactory<ConsoleDb> contexts, IEnumerable<IConnector> connectors)
{
    public async Task<Result<TargetCheck>> RunAsync(TargetId id, Actor actor, CancellationToken cancel)
    {
        var loaded = await LoadAsync(id, actor, cancel);
        if (!loaded.Succeeded)
            return loaded.Refusal;
        var (target, places) = loaded.Value;
        var connector = connectors.First(one => one.Kind == target.Kind);
        var readings = new List<EnvironmentReading>();
        var drifted = false;
        foreach (var place in connector.Of(target).ReadBack ? places : [])
        {
            var found = await connector.ReadAsync(target, place, cancel);
            var differs = await DifferenceAsync(target, place.Environment, found, actor, cancel);
            drifted |= differs is not null;
            var said = differs is null ? found.Detail : $"{found.Detail}; {differs}";
            readings.Add(new(place.Environment, found.CouldRead, said, found.Pointer, found.Manifest));
        }
        var (health, detail) = Judge(connector.Of(target), target, readings, drifted);

        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var moment = await db.BeginExclusiveAsync(cancel);
        var current = await db.Set<Target>().FirstAsync(one => one.Id == id, cancel);
        current.Observe(health, detail, db.Now);
        db.Record(actor, new TargetChecked(id, target.Name, health, detail) { Product = target.ProductId });
        await db.SaveChangesAsync(cancel);
        await moment.CommitAsync(cancel);
        return new TargetCheck(id, health, detail, readings);
    }

    private static (TargetHealth Health, string Detail) Judge(
        Capabilities can, Target target, List<EnvironmentReading> readings, bool drifted)
    {
        if (!can.ReadBack)
            return (target.Health, "it cannot be read; its health is that of the last delivery");
        var failing = readings.Where(one => !one.CouldRead).ToList();
        return failing.Count == 0
            ? (drifted ? TargetHealth.Drifted : TargetHealth.Good, Told(readings))
            : (TargetHealth.Failing, Told(failing));
    }

    // What is said of several environments alike is said once.
    private static string Told(IEnumerable<EnvironmentReading> readings) => string.Join(
        "; ", readings.GroupBy(one => one.Detail).Select(alike => $"in {Counted.Names([.. alike.Select(one => one.Environment)], most: 10)}: {alike.Key}"));

    // An environment that is being deployed to is expected to differ.
    private async Task<string?> DifferenceAsync(Target target, string name, Observation found, Actor actor, CancellationToken cancel)
    {
        if (!found.CouldRead)
            return null;
        await using var db = await contexts.OpenAsync(actor, cancel);
        var environment = await db.Set<ReleaseEnvironment>().AsNoTracking()
            .FirstAsync(one => one.ProductId == target.ProductId && one.Name == name, cancel);
        if (environment.LiveManifest is not { } live
            || await db.Set<Deployment>().AnyAsync(one => one.EnvironmentId == environment.Id && one.EndedAt == null, cancel)
            || await db.Set<Delivery>().AnyAsync(one => one.TargetId == target.Id && one.Environment == name && one.DueAt != null, cancel))
            return null;
        if (found.Pointer.Length == 0)
            return "nothing of what is live is there";
        if (found.Files is { } files
            && PinnedFiles.Compare(
                (await ManifestContents.LoadAsync(db, target.ProductId, live, cancel))!, files).Count is > 0 and var count)
            return count == 1
                ? "1 file is not as it is live"
                : string.Create(CultureInfo.InvariantCulture, $"{count} files are not as they are live");
        return found.Manifest == live ? null : "it names another release than the one that is live";
    }

    private async Task<Result<(Target Target, IReadOnlyList<Place> Places)>> LoadAsync(TargetId id, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var target = await db.Set<Target>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancel);
        if (target is null)
            return WriteBackRefusals.NoSuchTarget();
        var admission = await db.AdmitAsync(actor, target.ProductId, Permission.Connect, cancel);
        if (!admission.Succeeded)
            return admission.Refusal.Kind == RefusalKind.NotFound ? WriteBackRefusals.NoSuchTarget() : admission.Refusal;
        var names = await db.Set<ReleaseEnvironment>().AsNoTracking()
            .Where(one => one.ProductId == target.ProductId && (target.Environment == null || one.Name == target.Environment))
            .OrderBy(one => one.Position).Select(one => one.Name).ToListAsync(cancel);
        return (target, names.Select(name => new Place(admission.Value.Product.Slug, name)).ToList());
    }
}
