using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest.Formats;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest;

/// <summary>
/// Writes a version back in any format of its kind; without a format, as the bytes it came in. The file is read again before it is
/// handed out, so what is said about losses was tried.
/// </summary>
public sealed class ExportVersion(IDbContextFactory<ConsoleDb> contexts, LargeContents contents)
{
    public async Task<Result<ExportedVersion>> RunAsync(
        string product, ArtifactKind kind, string path, string version, string? format, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var named = await VersionText.NamedAsync(db, product, kind, path, version, actor, cancel);
        if (!named.Succeeded)
            return named.Refusal;
        var found = named.Value;
        var content = await db.BlobAsync(found.Digest, cancel);
        if (LargeContent.Of(content.Form, content.Digest, content.Bytes) is { } large)
            return OfLarge(await CameAsync(db, found, cancel) ?? large, path, found, format, actor);
        var original = await db.BlobAsync(found.Original, cancel);
        var origin = Provenance.Read(found.Origin);
        var whole = origin.Whole is { } digest && (format is null or Exporting.AsItCame) ? await db.BlobAsync(digest, cancel) : null;
        return Exporting.Of(
            new StoredContent(path, content.Form, content.Bytes, original.Bytes, found.Format)
            { Whole = whole?.Bytes, FileName = Path.GetFileName(origin.Path) }, kind, format);
    }

    /// <summary>The file as it came, where that is another than the canonical one.</summary>
    private static async Task<LargeContent?> CameAsync(ConsoleDb db, ArtifactVersion version, CancellationToken cancel) =>
        version.Original != version.Digest && await db.BlobAsync(version.Original, cancel) is var came
            ? LargeContent.Of(came.Form, came.Digest, came.Bytes)
            : null;

    private Result<ExportedVersion> OfLarge(LargeContent large, string path, ArtifactVersion version, string? format, Actor actor)
    {
        if (format is not (null or Exporting.AsItCame) && format != version.Format)
            return IngestRefusals.TooLargeToRewrite(path);
        if (contents.Open(actor.Tenant, large) is not { } here)
            return IngestRefusals.ContentNotHere(path, large.Digest);
        here.Dispose();
        var name = Path.GetFileName(Provenance.Read(version.Origin).Path)
            ?? Path.GetFileName(path) + ArtifactFormats.ExtensionOf(version.Format, []);
        return ExportedVersion.AsItCame(
            name, version.Format, () => contents.Open(actor.Tenant, large) ?? throw new FileNotFoundException(name));
    }
}
