using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Core.WriteBack;

namespace ReleaseConsole.Core.RollBack;

/// <summary>
/// Reads everything a plan is made of, for the one that is stored with a proposal and for the one the wizard computes anew.
/// </summary>
internal static class RollbackSituations
{
    public static async Task<RollbackSituation> OfAsync(
        ConsoleDb db, IEnumerable<IConnector> connectors, ReleaseEnvironment place, Digest from, (Digest Manifest, string Release) to,
        CancellationToken cancel)
    {
        var targets = await db.Set<Target>().AsNoTracking()
            .Where(one => one.ProductId == place.ProductId && one.IsEnabled && (one.Environment == null || one.Environment == place.Name))
            .OrderBy(one => one.Name).ToListAsync(cancel);
        var planned = new List<PlannedTarget>();
        foreach (var target in targets)
        {
            var pointers = await Pointers.OfAsync(db, target.Id, place.Name, cancel);
            planned.Add(new(
                target.Name, target.Kind, target.Health, connectors.First(one => one.Kind == target.Kind)
                    .Of(target).ReadBack, pointers.Ours, pointers.Foreign));
        }
        return new RollbackSituation(
            (await ManifestContents.LoadAsync(db, place.ProductId, from, cancel))!,
            await ManifestContents.LoadAsync(db, place.ProductId, to.Manifest, cancel), to.Release,
            await db.Set<ManifestEntry>().CountAsync(one => one.ProductId == place.ProductId && one.ManifestDigest == to.Manifest, cancel),
            BoundaryCheck.Read(place.Boundary), place.Name, WasLiveHere: true,
            await db.Set<Release>().AnyAsync(
                one => one.ProductId == place.ProductId && one.Version == to.Release && one.State == ReleaseState.Withdrawn, cancel),
            planned,
            await db.Set<Drift>().CountAsync(
                one => one.ProductId == place.ProductId && one.Environment == place.Name && one.State == DriftState.Open, cancel),
            await db.Set<Deployment>().AnyAsync(one => one.EnvironmentId == place.Id && one.EndedAt == null, cancel),
            (await db.Set<Hold>().AsNoTracking().Where(one => one.EnvironmentId == place.Id && one.LiftedAt == null).ToListAsync(cancel))
                .FindAll(one => one.IsInForce(db.Now)));
    }
}
