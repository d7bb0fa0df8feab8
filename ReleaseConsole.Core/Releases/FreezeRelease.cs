using System.Text;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Evidence;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Releases;

/// <summary>
/// Closes a list of exact bytes under a version name. The same version with the same content answers the release that is there;
/// with other content it is refused.
/// </summary>
public sealed class FreezeRelease(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<FrozenRelease>> RunAsync(string productSlug, ReleaseRequest request, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var work = await db.BeginExclusiveAsync(cancel);
        var admission = await db.AdmitAsync(actor, productSlug, Permission.Author, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var product = admission.Value.Product.Id;
        var loaded = await LoadAsync(db, product, request, cancel);
        if (!loaded.Succeeded)
            return loaded.Refusal;
        var (from, madeFrom, earlier, known, existing) = loaded.Value;

        if (ReleaseVersions.Refuse(request.Version) is { } badVersion)
            return badVersion;
        var notes = CanonicalText.From(request.Notes ?? "");
        if (!notes.Succeeded)
            return notes.Refusal;
        var pins = PinDecision.Of(request, known, from.Pins);
        if (!pins.Succeeded)
            return pins.Refusal;
        var closed = await CloseAsync(db, product, request, (pins.Value, earlier), notes.Value, cancel);
        if (!closed.Succeeded)
            return closed.Refusal;
        var (document, remarks) = closed.Value;
        var manifest = CanonicalJson.DigestOf(document);
        if (existing is not null)
            return Same(existing, manifest, remarks);

        var release = Frozen(db, product, request.Version, manifest, notes.Value, actor);
        db.Add(release);
        await KeepAsync(db, product, document, manifest, pins.Value, notes.Value, cancel);
        db.Record(actor, Told(release, document, madeFrom));

        await db.SaveChangesAsync(cancel);
        await work.CommitAsync(cancel);
        return new FrozenRelease(release.Id, release.Version, manifest, IsNew: true, remarks);
    }

    private static async Task<Result<Loaded>> LoadAsync(ConsoleDb db, ProductId product, ReleaseRequest request, CancellationToken cancel)
    {
        var from = await ReleasePins.FromAsync(db, product, request.From, cancel);
        if (!from.Succeeded)
            return from.Refusal;
        var madeFrom = await ReleasePins.MadeFromAsync(db, product, request, cancel);
        if (!madeFrom.Succeeded)
            return madeFrom.Refusal;
        return new Loaded(
            from.Value, madeFrom.Value, await ReleasePins.EarlierAsync(db, product, request, cancel),
            await ReleasePins.KnownAsync(db, product, PinDecision.DigestsOf(request), cancel),
            await db.Set<Release>().AsNoTracking().FirstOrDefaultAsync(
                one => one.ProductId == product && one.Version == request.Version, cancel));
    }

    private static Result<FrozenRelease> Same(Release existing, Digest manifest, List<string> remarks) =>
        existing.ManifestDigest == manifest
            ? new FrozenRelease(existing.Id, existing.Version, manifest, IsNew: false, remarks)
            : ReleasesRefusals.Exists(existing.Version, existing.ManifestDigest);

    private static ReleaseFrozen Told(Release release, ManifestDocument document, MadeFrom madeFrom) =>
        new(release.Version, release.ManifestDigest, document.Artifacts, document.Evaluations, document.Notes)
        {
            Product = release.ProductId,
            Notes = release.Notes,
            Exceptions = document.Exceptions,
            MadeFrom = madeFrom.Versions,
        };

    private static Release Frozen(ConsoleDb db, ProductId product, string version, Digest manifest, string notes, Actor actor) => new()
    {
        Id = new ReleaseId(Guid.CreateVersion7(db.Now)),
        TenantId = db.Tenant,
        ProductId = product,
        Version = version,
        ManifestDigest = manifest,
        Notes = notes,
        CreatedById = actor.Id,
        CreatedByName = actor.Name,
        CreatedAt = db.Now,
    };

    /// <summary>The document over exactly these bytes, with what is left open on purpose, and what there is to say about them.</summary>
    private static async Task<Result<Closed>> CloseAsync(
        ConsoleDb db, ProductId product, ReleaseRequest request, (PinnedVersions Pins, IReadOnlyList<PinException> Earlier) known,
        string notes, CancellationToken cancel)
    {
        var pins = known.Pins;
        var stated = PinDecision.Exceptions(request);
        if (!stated.Succeeded)
            return stated.Refusal;
        if (SecretScan.RefuseIn([request.Notes, .. stated.Value.Select(one => one.Reason)]) is { } secret)
            return secret;
        var open = (await ClosureReading.OfAsync(db, product, pins, cancel)).Open;
        var exceptions = Closure.WithEarlier(open, stated.Value, known.Earlier);
        if (Closure.Unexplained(open, exceptions) is { Count: > 0 } bare)
            return ReleasesRefusals.UnpinnedReference(
                [.. bare.Select(one => one.Place)],
                bare.FirstOrDefault(one => stated.Value.Exists(said => said.Reference == one.Reference.In))?.Place);
        var remarks = await ReleasePins.CheckAsync(db, pins, cancel);
        if (!remarks.Succeeded)
            return remarks.Refusal;
        var document = new ManifestDocument(
            [.. pins.Artifacts.Select(one => one.Pin)], [.. pins.Evaluations.Select(one => one.Pin)], Digest.Of(notes))
        {
            Exceptions = exceptions.Count == 0 ? null : exceptions,
        };
        return new Closed(document, [.. remarks.Value, .. exceptions.Select(one => $"{one.Reference} is left open: {one.Reason}")]);
    }

    /// <summary>The manifest and its evidence, unless another version name already has the same content.</summary>
    private static async Task KeepAsync(
        ConsoleDb db, ProductId product, ManifestDocument document, Digest manifest, PinnedVersions pins, string notes,
        CancellationToken cancel)
    {
        await db.KeepBlobAsync(document.Notes, ContentForm.Text, Encoding.UTF8.GetBytes(notes), cancel);
        if (await db.Set<Manifest>().AnyAsync(one => one.ProductId == product && one.Digest == manifest, cancel))
            return;
        db.Add(new Manifest(db.Tenant, product, manifest, Encoding.UTF8.GetString(CanonicalJson.Of(document)), db.Now));
        foreach (var one in pins.Artifacts.Concat(pins.Evaluations))
            db.Add(new ManifestEntry(db.Tenant, product, manifest, one.Pin.Kind, one.Pin.Path, one.Pin.Digest, one.Version));
        foreach (var evaluation in pins.Evaluations)
            db.Add(Evidence(EvidenceKind.EvaluationResult, evaluation.Pin.Digest, evaluation.Pin.Path));
        db.Add(Evidence(EvidenceKind.ReleaseNotes, document.Notes, "Release notes"));

        EvidenceItem Evidence(EvidenceKind kind, Digest digest, string name) =>
            new(new EvidenceId(Guid.CreateVersion7(db.Now)), db.Tenant, product, manifest, kind, digest, name, db.Now);
    }

    private sealed record Loaded(
        StartingPins From, MadeFrom MadeFrom, IReadOnlyList<PinException> Earlier, IReadOnlyList<KnownPin> Known, Release? Existing);

    private sealed record Closed(ManifestDocument Document, List<string> Remarks);
}
