using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest.Formats;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest;

/// <summary>
/// A version as a file in some format: its bytes, what the format could not say, and whether importing the file again ends in the same
/// digest.
/// </summary>
public sealed record ExportedVersion(string FileName, string Format, byte[] Bytes, IReadOnlyList<string> Losses, bool ReadsBackTheSame);

/// <summary>
/// Writes a version back in any format of its kind; without a format, as the bytes it came in. The file is read again before it is
/// handed out, so what is said about losses was tried.
/// </summary>
public sealed class ExportVersion(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<ExportedVersion>> RunAsync(
        string product, ArtifactKind kind, string path, string version, string? format, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        if (await db.ArtifactAsync(admission.Value.Product.Id, kind, path, cancel) is not { } artifact)
            return ArtifactsRefusals.NoSuchArtifact(kind, path);
        if (await VersionText.FindAsync(db, artifact.Id, version, cancel) is not { } found)
            return ArtifactsRefusals.NoSuchVersion(path, version);
        var content = await db.BlobAsync(found.Digest, cancel);
        var original = await db.BlobAsync(found.Original, cancel);
        var origin = Provenance.Read(found.Origin);
        var whole = origin.Whole is { } digest && (format is null or Exporting.AsItCame) ? await db.BlobAsync(digest, cancel) : null;
        return Exporting.Of(
            new StoredContent(path, content.Form, content.Bytes, original.Bytes, found.Format) { Whole = whole?.Bytes, FileName = Path.GetFileName(origin.Path) }, kind, format);
    }
}
