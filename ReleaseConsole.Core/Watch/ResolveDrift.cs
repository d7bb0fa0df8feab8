using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.WriteBack;

namespace ReleaseConsole.Core.Watch;

/// <summary>Carries out what a person decided about one drift: adopt, revert or accept.</summary>
public sealed class ResolveDrift(IDbContextFactory<ConsoleDb> contexts, IEnumerable<IConnector> connectors)
{
    public async Task<Result<Done>> RunAsync(DriftId id, DriftResolution wanted, Actor actor, CancellationToken cancel)
    {
        // What is adopted is read before the write lock is taken: nothing outside is asked while it is held.
        var seen = wanted.Choice == DriftChoice.Adopt ? await LookAsync(id, actor, cancel) : null;
        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var moment = await db.BeginExclusiveAsync(cancel);
        var drift = await db.Set<Drift>().FirstOrDefaultAsync(one => one.Id == id, cancel);
        if (drift is null)
            return WatchRefusals.NoSuchDrift();
        var admission = await db.AdmitAsync(actor, drift.ProductId, Permission.ResolveDrift, cancel, drift.Environment);
        if (!admission.Succeeded)
            return admission.Refusal.Kind == RefusalKind.NotFound ? WatchRefusals.NoSuchDrift() : admission.Refusal;
        // What was adopted and is not live yet can still be put back.
        if (drift.State == DriftState.Gone || (drift.State == DriftState.Adopted && wanted.Choice != DriftChoice.Revert))
            return WatchRefusals.DriftIsOver();
        var target = await db.Set<Target>().AsNoTracking().FirstAsync(one => one.Id == drift.TargetId, cancel);

        var refusal = wanted.Choice switch
        {
            DriftChoice.Accept => Accept(db, actor, drift, target, wanted),
            DriftChoice.Revert => await RevertAsync(db, actor, drift, target, cancel),
            DriftChoice.Adopt => await AdoptAsync(db, actor, drift, target, seen, cancel),
        };
        if (refusal is not null)
            return refusal;

        await db.SaveChangesAsync(cancel);
        await moment.CommitAsync(cancel);
        return default(Done);
    }

    private static Refusal? Accept(ConsoleDb db, Actor actor, Drift drift, Target target, DriftResolution wanted)
    {
        if (wanted.Until is not { } until || until <= db.Now)
            return WatchRefusals.UntilMissing();
        if (string.IsNullOrWhiteSpace(wanted.Reason))
            return WatchRefusals.ReasonMissing();
        if (SecretScan.RefuseIn(wanted.Reason) is { } secret)
            return secret;
        drift.Accept(until, actor.Name, wanted.Reason.Trim());
        db.Record(
            actor, new DriftAccepted(drift.Id, drift.Environment, target.Name, drift.Path, until, drift.Reason!)
            { Product = drift.ProductId });
        return null;
    }

    private static async Task<Refusal?> RevertAsync(ConsoleDb db, Actor actor, Drift drift, Target target, CancellationToken cancel)
    {
        var environment = await db.Set<ReleaseEnvironment>().AsNoTracking()
            .FirstAsync(one => one.ProductId == drift.ProductId && one.Name == drift.Environment, cancel);
        if (await db.Set<Deployment>().AnyAsync(one => one.EnvironmentId == environment.Id && one.EndedAt == null, cancel))
            return DeployRefusals.DeploymentRunning(environment.Name);
        if (!target.IsEnabled)
            return WriteBackRefusals.SwitchedOff(target.Name);
        if (await db.Set<Delivery>().AnyAsync(
            one => one.TargetId == target.Id && one.Environment == environment.Name && one.DueAt != null && one.Replaces == one.ManifestDigest, cancel))
            return WatchRefusals.IsReverting(target.Name);
        var live = await db.Set<LiveRecord>().AsNoTracking().Where(one => one.EnvironmentId == environment.Id)
            .OrderByDescending(one => one.From).ThenByDescending(one => one.Id).FirstAsync(cancel);
        var overwrites = (await Pointers.OfAsync(db, target.Id, environment.Name, cancel)).Foreign;
        var delivery = new Delivery(db.Now)
        {
            Id = new DeliveryId(Guid.CreateVersion7(db.Now)),
            TenantId = db.Tenant,
            ProductId = drift.ProductId,
            TargetId = target.Id,
            DeploymentId = live.DeploymentId,
            Environment = environment.Name,
            ManifestDigest = live.ManifestDigest,
            Replaces = live.ManifestDigest,
        };
        delivery.MayOverwrite(overwrites);
        db.Add(delivery);
        db.Record(
            actor, new DriftReverting(drift.Id, drift.Environment, target.Name, drift.Path, overwrites) { Product = drift.ProductId });
        return null;
    }

    private static async Task<Refusal?> AdoptAsync(
        ConsoleDb db, Actor actor, Drift drift, Target target, Observation? seen, CancellationToken cancel)
    {
        var live = await db.Set<ReleaseEnvironment>().AsNoTracking()
            .Where(one => one.ProductId == drift.ProductId && one.Name == drift.Environment).Select(one => one.LiveManifest)
            .FirstAsync(cancel);
        var contents = live is { } digest ? await ManifestContents.LoadAsync(db, drift.ProductId, digest, cancel) : null;
        var pinned = contents?.Artifacts.FirstOrDefault(one => one.Pin.Path == drift.Path);
        if (drift.Kind != DriftKind.ContentEdited || pinned is null)
            return WatchRefusals.NotAdoptable();
        if (seen?.Files?.GetValueOrDefault(PinnedFiles.FileName(pinned)) is not { } bytes)
            return WatchRefusals.DriftMoved();
        var canonical = pinned.Form switch
        {
            ContentForm.Json => CanonicalJson.From(bytes),
            ContentForm.Text => CanonicalText.From(bytes),
            ContentForm.Bytes => bytes,
        };
        if (!canonical.Succeeded)
            return canonical.Refusal;
        if (Digest.Of(canonical.Value).ToString() != drift.Observed)
            return WatchRefusals.DriftMoved();

        var made = await db.AppendVersionAsync(
            actor, drift.ProductId, pinned.Pin.Kind, pinned.Pin.Path, new NewContent(
                pinned.Form, canonical.Value, bytes, pinned.Version.Format),
            $"Adopted from {target.Name}, {drift.Environment}{(drift.Who is null ? "" : $"; there by {drift.Who}")}",
            new VersionOrigin("drift", target.Name, PinnedFiles.FileName(pinned), seen.Pointer), cancel);
        drift.End(DriftState.Adopted, actor.Name, string.Create(CultureInfo.InvariantCulture, $"v{made.Version.Number}"), db.Now);
        db.Record(actor, new DriftAdopted(
            drift.Id, drift.Environment, target.Name, drift.Path, made.Version.Number, made.Version.Digest.ToString())
        { Product = drift.ProductId });
        return null;
    }

    private async Task<Observation?> LookAsync(DriftId id, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var drift = await db.Set<Drift>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancel);
        if (drift is null)
            return null;
        var admission = await db.AdmitAsync(actor, drift.ProductId, Permission.ResolveDrift, cancel, drift.Environment);
        if (!admission.Succeeded)
            return null;
        var target = await db.Set<Target>().AsNoTracking().FirstAsync(one => one.Id == drift.TargetId, cancel);
        return await connectors.First(one => one.Kind == target.Kind)
            .ReadAsync(target, new Place(admission.Value.Product.Slug, drift.Environment), cancel);
    }
}
