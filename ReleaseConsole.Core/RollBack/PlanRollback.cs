using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Core.WriteBack;

namespace ReleaseConsole.Core.RollBack;

/// <summary>A release that was live here before; the first is the last known good one, with why.</summary>
public sealed record RollbackCandidate(string Release, Digest Manifest, DateTimeOffset LiveFrom, DateTimeOffset LiveUntil, bool IsLastKnownGood, string Why);

/// <summary>What the wizard shows: what is live, where one can go back to, and the plan for the chosen candidate.</summary>
public sealed record RollbackWizard(
    string Environment, string LiveRelease, Digest Live, DateTimeOffset Since, string By, IReadOnlyList<RollbackCandidate> Candidates,
    string? Chosen, RollbackPlan? Plan, bool MayRollBack);

/// <summary>
/// Where can this environment go back to, what would that change, and is it ready? Readable like the plan a proposal carries;
/// <see cref="RollBackEnvironment"/> asks for the right to go back.
/// </summary>
public sealed class PlanRollback(IDbContextFactory<ConsoleDb> contexts, IEnumerable<IConnector> connectors)
{
    /// <param name="to">The release to plan for; null plans for the last known good one.</param>
    public async Task<Result<RollbackWizard>> RunAsync(string product, string environment, string? to, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel, environment);
        if (!admission.Succeeded)
            return admission.Refusal;
        if (await db.EnvironmentAsync(admission.Value.Product.Id, environment, cancel) is not { } place)
            return DeployRefusals.NoSuchEnvironment(environment);
        if (place.LiveManifest is not { } live)
            return RollBackRefusals.NothingLive(environment);

        var candidates = await CandidatesAsync(db, place, live, cancel);
        var liveRelease = await db.Set<Release>().AsNoTracking().FirstAsync(one => one.Id == place.LiveRelease, cancel);
        var chosen = candidates.FirstOrDefault(one => to is null || one.Release == to || one.Manifest.ToString() == to);
        if (chosen is null && to is not null)
            return RollBackRefusals.NeverLive(to, environment);
        var plan = chosen is null ? null : RollbackPlan.Of(await SituationAsync(db, place, live, chosen, cancel));
        return new RollbackWizard(
            environment, liveRelease.Version, live, place.LiveSince!.Value, place.LiveBy!, candidates, chosen?.Release, plan,
            admission.Value.Permissions.May(Permission.RollBack, place.ProductId, environment));
    }

    private static async Task<IReadOnlyList<RollbackCandidate>> CandidatesAsync(
        ConsoleDb db, ReleaseEnvironment place, Digest live, CancellationToken cancel)
    {
        var spans = await (from record in db.Set<LiveRecord>().AsNoTracking()
                           join release in db.Set<Release>().AsNoTracking() on record.ReleaseId equals release.Id
                           where record.EnvironmentId == place.Id
                           orderby record.From descending, record.Id descending
                           select new { release.Version, record.ManifestDigest, record.From }).Take(100).ToListAsync(cancel);
        var candidates = new List<RollbackCandidate>();
        for (var at = 1; at < spans.Count; at++)
        {
            var (span, until) = (spans[at], spans[at - 1].From);
            if (span.ManifestDigest == live || candidates.Any(one => one.Manifest == span.ManifestDigest))
                continue;
            var isFirst = candidates.Count == 0;
            candidates.Add(new(
                span.Version, span.ManifestDigest, span.From, until, isFirst,
                isFirst ? "The last release that was live here before this one." : "Was live here earlier."));
        }
        return candidates;
    }

    private async Task<RollbackSituation> SituationAsync(
        ConsoleDb db, ReleaseEnvironment place, Digest live, RollbackCandidate chosen, CancellationToken cancel)
    {
        var targets = await db.Set<Target>().AsNoTracking()
            .Where(one => one.ProductId == place.ProductId && one.IsEnabled && (one.Environment == null || one.Environment == place.Name))
            .OrderBy(one => one.Name).ToListAsync(cancel);
        var planned = new List<PlannedTarget>();
        foreach (var target in targets)
        {
            var pointers = await Pointers.OfAsync(db, target.Id, place.Name, cancel);
            planned.Add(new(
                target.Name, target.Kind, target.Health, connectors.First(one => one.Kind == target.Kind).Of(target).ReadBack, pointers.Ours, pointers.Foreign));
        }
        return new RollbackSituation(
            (await ManifestContents.LoadAsync(db, place.ProductId, live, cancel))!,
            await ManifestContents.LoadAsync(db, place.ProductId, chosen.Manifest, cancel), chosen.Release,
            await db.Set<ManifestEntry>().CountAsync(one => one.ProductId == place.ProductId && one.ManifestDigest == chosen.Manifest, cancel),
            BoundaryCheck.Read(place.Boundary), place.Name, WasLiveHere: true, planned,
            await db.Set<Drift>().CountAsync(one => one.ProductId == place.ProductId && one.Environment == place.Name && one.State == DriftState.Open, cancel),
            await db.Set<Deployment>().AnyAsync(one => one.EnvironmentId == place.Id && one.EndedAt == null, cancel),
            (await db.Set<Hold>().AsNoTracking().Where(one => one.EnvironmentId == place.Id && one.LiftedAt == null).ToListAsync(cancel))
                .FindAll(one => one.IsInForce(db.Now)));
    }
}
