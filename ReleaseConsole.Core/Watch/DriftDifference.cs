using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Diff;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.WriteBack;

namespace ReleaseConsole.Core.Watch;

/// <summary>What a target holds now in place of what is live: compared by meaning, and the two texts.</summary>
public sealed record DriftDifferenceShown(ArtifactChange Change, ChangedTexts Texts);

/// <summary>
/// How does what was found outside differ from what is live? The target is read anew: what is shown is what is there now.
/// </summary>
public sealed class DriftDifference(IDbContextFactory<ConsoleDb> contexts, IEnumerable<IConnector> connectors)
{
    public async Task<Result<DriftDifferenceShown>> RunAsync(DriftId id, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var drift = await db.Set<Drift>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancel);
        if (drift is null)
            return WatchRefusals.NoSuchDrift();
        var admission = await db.AdmitAsync(actor, drift.ProductId, Permission.Read, cancel, drift.Environment);
        if (!admission.Succeeded)
            return WatchRefusals.NoSuchDrift();
        if (drift.Kind is DriftKind.CannotTell or DriftKind.PointerMoved || drift.Path == PinnedFiles.ManifestFile)
            return WatchRefusals.NothingToCompare();
        var live = await db.Set<ReleaseEnvironment>().AsNoTracking()
            .Where(one => one.ProductId == drift.ProductId && one.Name == drift.Environment)
            .Select(one => one.LiveManifest).FirstAsync(cancel);
        var contents = live is { } digest ? await ManifestContents.LoadAsync(db, drift.ProductId, digest, cancel) : null;
        var target = await db.Set<Target>().AsNoTracking().FirstAsync(one => one.Id == drift.TargetId, cancel);
        var seen = await connectors.First(one => one.Kind == target.Kind)
            .ReadAsync(target, new Place(admission.Value.Product.Slug, drift.Environment), cancel);
        return seen.CouldRead
            ? Of(drift, contents ?? ManifestContents.Nothing, seen.Files ?? new Dictionary<string, byte[]>())
            : WatchRefusals.CannotBeRead(target.Name, seen.Detail);
    }

    private static Result<DriftDifferenceShown> Of(Drift drift, ManifestContents live, IReadOnlyDictionary<string, byte[]> files)
    {
        var pinned = live.Artifacts.FirstOrDefault(one => one.Pin.Path == drift.Path);
        var bytes = files.GetValueOrDefault(pinned is null ? drift.Path : PinnedFiles.FileName(pinned));
        if (pinned?.Large is not null || bytes?.Length > EditedText.ByteLimit)
            return WatchRefusals.TooLargeToShow();
        if (bytes is null && pinned is null)
            return WatchRefusals.DriftMoved();
        if (bytes is not null && SecretScan.FirstIn(Encoding.UTF8.GetString(bytes)) is { } secret)
            return WatchRefusals.HoldsSecret(secret.Kind, secret.Line);
        var found = bytes is null ? null : Found(drift, pinned, bytes);
        var (kind, others) = ((pinned ?? found)?.Pin.Kind ?? ArtifactKind.Prompt, live.Artifacts.Where(one => one != pinned));
        var outside = live with { Digest = default, Artifacts = found is null ? [.. others] : [.. others, found] };
        return Meaning(new ArtifactPair(kind, drift.Path, pinned, found, live, outside)) is { } change
            ? new DriftDifferenceShown(change, ChangedTexts.Of(live, outside, kind, drift.Path))
            : WatchRefusals.NoLongerRead(kind.WithArticle());
    }

    // Whatever somebody wrote there may be no tool, no settings and no JSON any more.
    private static ArtifactChange? Meaning(ArtifactPair pair)
    {
        try
        {
            return CompareManifests.Of(pair);
        }
        catch (Exception odd) when (odd is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    // What is no artifact is read as the text that it is.
    private static PinnedContent Found(Drift drift, PinnedContent? pinned, byte[] bytes)
    {
        var form = pinned?.Form ?? ContentForm.Text;
        var read = form switch
        {
            ContentForm.Json => CanonicalJson.From(bytes),
            ContentForm.Text => CanonicalText.From(bytes),
            ContentForm.Bytes => bytes,
        };
        var canonical = read.Succeeded ? read.Value : bytes;
        var digest = Digest.Of(canonical);
        var version = pinned?.Version
            ?? new ArtifactVersion(default, default, default, 0, digest, null, digest, "", Guid.Empty, "", [], "", "{}", default);
        return new PinnedContent(
            new PinnedArtifact(pinned?.Pin.Kind ?? ArtifactKind.Prompt, drift.Path, digest),
            version with { AuthorName = drift.Who ?? "", Message = "" }, read.Succeeded ? form : ContentForm.Text, canonical);
    }
}
