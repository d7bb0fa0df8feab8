using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>What does a version say? Named by its number, its digest, or <c>latest</c> for the newest.</summary>
public sealed class VersionText(IDbContextFactory<ConsoleDb> contexts)
{
    public const string Latest = "latest";

    public async Task<Result<VersionShown>> RunAsync(
        string product, ArtifactKind kind, string path, string version, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var named = await NamedAsync(db, product, kind, path, version, actor, cancel);
        if (!named.Succeeded)
            return named.Refusal;
        var found = named.Value;
        var original = await db.BlobAsync(found.Original, cancel);
        return new VersionShown(
            kind, path, found.Number, found.Digest, found.Parent, found.Format, found.AuthorName, found.Message,
            Provenance.Of(found.Origin),
            found.CreatedAt, OriginalText.Of(kind, original.Bytes))
        { Size = original.Size };
    }

    /// <summary>The version somebody who reads the product names.</summary>
    internal static async Task<Result<ArtifactVersion>> NamedAsync(
        ConsoleDb db, string product, ArtifactKind kind, string path, string version, Actor actor, CancellationToken cancel)
    {
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        return await NamedAsync(db, admission.Value.Product.Id, kind, path, version, cancel);
    }

    internal static async Task<Result<ArtifactVersion>> NamedAsync(
        ConsoleDb db, ProductId product, ArtifactKind kind, string path, string version, CancellationToken cancel)
    {
        if (await db.ArtifactAsync(product, kind, path, cancel) is not { } artifact)
            return ArtifactsRefusals.NoSuchArtifact(kind, path);
        return await FindAsync(db, artifact.Id, version, cancel) is { } found ? found : ArtifactsRefusals.NoSuchVersion(path, version);
    }

    private static async Task<ArtifactVersion?> FindAsync(ConsoleDb db, ArtifactId artifact, string version, CancellationToken cancel)
    {
        var all = db.Set<ArtifactVersion>().AsNoTracking().Where(one => one.ArtifactId == artifact).OrderByDescending(one => one.Number);
        if (version == Latest)
            return await all.FirstOrDefaultAsync(cancel);
        if (Digest.TryParse(version, out var digest))
            return await all.FirstOrDefaultAsync(one => one.Digest == digest, cancel);
        return int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? await all.FirstOrDefaultAsync(one => one.Number == number, cancel)
            : null;
    }
}
