using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Watch;

/// <summary>A proposal that waits for this environment.</summary>
public sealed record WaitingProposal(
    ProposalId Id, ProposalKind Kind, string Release, RiskLevel Risk, string ProposedBy, DateTimeOffset CreatedAt);

/// <summary>What is live where, how do the environments differ, and what stands in the way?</summary>
public sealed class EnvironmentBoard(IDbContextFactory<ConsoleDb> contexts)
{
    private const int FrozenDaysShown = 60;
    private const int MostFreezesShown = 20;

    public async Task<Result<EnvironmentsShown>> RunAsync(string product, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admitted = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admitted.Succeeded)
            return admitted.Refusal;
        var admission = admitted.Value;
        var places = await db.Set<ReleaseEnvironment>().AsNoTracking().Where(one => one.ProductId == admission.Product.Id)
            .OrderBy(one => one.Position).ToListAsync(cancel);
        var drift = await DriftList.OfAsync(db, admission, all: false, cancel);
        var holds = await HoldsAsync(db, admission, places, cancel);
        var open = await db.Set<Deployment>().AsNoTracking()
            .Where(one => one.ProductId == admission.Product.Id && one.EndedAt == null).ToListAsync(cancel);
        var waiting = await WaitingAsync(db, admission.Product.Id, cancel);
        var releaseIds = places.Select(one => one.LiveRelease).OfType<ReleaseId>().ToList();
        var versions = await db.Set<Release>().AsNoTracking().Where(one => releaseIds.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, one => one.Version, cancel);

        return new EnvironmentsShown(
            [.. places.Select(place => Card(
                place, place.LiveRelease is { } live ? versions[live] : null, open.Find(one => one.EnvironmentId == place.Id),
                [.. drift.Where(one => one.Environment == place.Name && Differs(one) && IsOfWhatIsLive(one, place))], holds,
                [.. waiting[place.Name]], admission.Permissions))],
            await ParityAsync(db, places, drift, cancel), drift, holds)
        {
            Freezes = await FreezesAsync(db, admission.Product.Id, places, cancel),
        };
    }

    // What somebody accepted for a while is known; what was adopted is not live before it is released.
    private static bool Differs(DriftShown drift) => drift.IsActive || drift.State == DriftState.Adopted;

    // What differed from what was live before says nothing of what was put there since, until the target is read again.
    private static bool IsOfWhatIsLive(DriftShown drift, ReleaseEnvironment place) => !(drift.CheckedAt < place.LiveSince);

    private static async Task<List<FreezeShown>> FreezesAsync(
        ConsoleDb db, ProductId product, List<ReleaseEnvironment> places, CancellationToken cancel)
    {
        var freezes = (await PolicyInForce.LoadAsync(db, product, cancel)).Policy.Freezes;
        return
        [
            .. from place in places
               from one in FreezeCalendar.Coming(freezes, place.Name, db.Now, TimeSpan.FromDays(FrozenDaysShown), MostFreezesShown)
               orderby one.From, place.Position
               select new FreezeShown(place.Name, one.From, one.To, one.From <= db.Now, one.Freeze.Reason, one.Freeze.BreakGlass),
        ];
    }

    private static EnvironmentCard Card(
        ReleaseEnvironment place, string? version, Deployment? open, List<DriftShown> drift, IReadOnlyList<HoldShown> holds,
        IReadOnlyList<WaitingProposal> waiting, Permissions permissions) => new(
            place.Name, place.Position, place.IsProtected, StateOf(place, open, drift, holds), version, place.LiveManifest, place.LiveSince,
            place.LiveBy, open?.Id, drift.Count, waiting, BoundaryCheck.Read(place.Boundary),
            permissions.May(Permission.Propose, place.ProductId, place.Name), permissions.May(Permission.Hold, place.ProductId, place.Name),
            permissions.May(Permission.RollBack, place.ProductId, place.Name));

    internal static EnvironmentState StateOf(
        ReleaseEnvironment place, Deployment? open, IReadOnlyList<DriftShown> drift, IReadOnlyList<HoldShown> holds)
    {
        if (open is { State: DeploymentState.Unknown } || drift.Any(one => one.Kind == DriftKind.CannotTell))
            return EnvironmentState.Unknown;
        if (open is not null)
            return EnvironmentState.Deploying;
        if (drift.Count > 0)
            return EnvironmentState.Drifted;
        if (holds.Any(one => one.Environment == place.Name))
            return EnvironmentState.Held;
        return place.LiveManifest is null ? EnvironmentState.NothingLive : EnvironmentState.Live;
    }

    private static async Task<List<HoldShown>> HoldsAsync(
        ConsoleDb db, Admission admission, List<ReleaseEnvironment> places, CancellationToken cancel)
    {
        var product = admission.Product.Id;
        var rows = await db.Set<Hold>().AsNoTracking().Where(one => one.ProductId == product && one.LiftedAt == null)
            .OrderBy(one => one.PlacedAt).Take(200).ToListAsync(cancel);
        return
        [
            .. from hold in rows
               where hold.IsInForce(db.Now)
               let place = places.First(one => one.Id == hold.EnvironmentId)
               select new HoldShown(
                   hold.Id, place.Name, hold.Reason, hold.OwnerName, hold.PlacedAt, hold.Until,
                   admission.Permissions.May(Permission.Hold, product, place.Name)),
        ];
    }

    private static async Task<ILookup<string, WaitingProposal>> WaitingAsync(ConsoleDb db, ProductId product, CancellationToken cancel)
    {
        var rows = await (from proposal in db.Set<Proposal>().AsNoTracking()
                          join release in db.Set<Release>().AsNoTracking() on proposal.ReleaseId equals release.Id
                          where proposal.ProductId == product
                              && !db.Set<ProposalClosing>().Any(one => one.ProposalId == proposal.Id)
                              && !db.Set<Deployment>().Any(one => one.ProposalId == proposal.Id && one.State != DeploymentState.Failed)
                          orderby proposal.CreatedAt descending
                          select new { proposal, release.Version }).Take(200).ToListAsync(cancel);
        return rows.ToLookup(row => row.proposal.Environment, row => new WaitingProposal(
            row.proposal.Id, row.proposal.Kind, row.Version, row.proposal.Risk, row.proposal.ProposedByName, row.proposal.CreatedAt));
    }

    private static async Task<IReadOnlyList<ParityRow>> ParityAsync(
        ConsoleDb db, List<ReleaseEnvironment> places, List<DriftShown> drift, CancellationToken cancel)
    {
        var manifests = places.Select(one => one.LiveManifest).OfType<Digest>().Distinct().ToList();
        var product = places.Select(one => one.ProductId).FirstOrDefault();
        var entries = await db.Set<ManifestEntry>().AsNoTracking()
            .Where(one => one.ProductId == product && manifests.Contains(one.ManifestDigest) && one.Kind != ArtifactKind.Evaluation)
            .ToListAsync(cancel);
        var pins = entries.ToDictionary(one => (one.ManifestDigest, one.Path), one => one.Digest);
        var reference = places.LastOrDefault(one => one.LiveManifest is not null);
        return
        [
            .. from one in entries.Select(entry => (entry.Kind, entry.Path)).Distinct()
               orderby one.Kind, one.Path
               let cells = places.Select(place => Cell(place, reference, one.Path, pins, drift)).ToList()
               select new ParityRow(one.Kind, one.Path, cells, cells.All(cell => cell.Pinned == cells[0].Pinned && cell.IsAsReleased)),
        ];
    }

    private static ParityCell Cell(
        ReleaseEnvironment place, ReleaseEnvironment? reference, string path, Dictionary<(Digest, string), Digest> pins,
        List<DriftShown> drift)
    {
        var (pinned, expected) = (Pin(place), Pin(reference));
        var seen = drift.FirstOrDefault(one => Differs(one) && one.Environment == place.Name && one.Path == path);
        var isMissing = seen is { Kind: DriftKind.Missing };
        return new ParityCell(place.Name, pinned, seen?.Observed, pinned == expected && seen?.Observed is null && !isMissing)
        {
            IsMissing = isMissing,
        };

        Digest? Pin(ReleaseEnvironment? where) =>
            where?.LiveManifest is { } manifest && pins.TryGetValue((manifest, path), out var digest) ? digest : null;
    }
}
