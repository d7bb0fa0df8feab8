using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Ingest.Formats;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Artifacts;

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
        return Exporting.Of(new StoredContent(path, content.Form, content.Bytes, original.Bytes, found.Format), kind, format);
    }
}

/// <summary>Which formats a kind can be written in.</summary>
public static class ExportFormats
{
    public static IReadOnlyList<string> Of(ArtifactKind kind) =>
        [.. ArtifactFormats.All.OfType<IWritableFormat>().Where(one => one.Kind == kind).Select(one => one.Name)];
}

/// <summary>Writes a kept version and tries the result. Pure.</summary>
public static class Exporting
{
    public const string AsItCame = "original";

    public static Result<ExportedVersion> Of(StoredContent stored, ArtifactKind kind, string? format)
    {
        if (format is null or AsItCame || (format == stored.Format && ReadsBack(stored, stored.Original, format)))
            return new ExportedVersion(NameOf(stored, stored.Format), stored.Format, stored.Original, [], ReadsBack(stored, stored.Original, stored.Format));
        if (ArtifactFormats.Named(format) is not IWritableFormat writer || writer.Kind != kind)
            return ArtifactsRefusals.NoSuchExport(kind, format, ExportFormats.Of(kind));
        var written = writer.Write(stored);
        if (!written.Succeeded)
            return written.Refusal;
        var isSame = ReadsBack(stored, written.Value.Bytes, format);
        // Nothing is dropped in silence: a difference that no format named is still told.
        var losses = isSame || written.Value.Losses.Count > 0
            ? written.Value.Losses
            : ["Read back, the file is another content: the format cannot say everything this version says."];
        return new ExportedVersion(NameOf(stored, format), format, written.Value.Bytes, losses, isSame);
    }

    private static bool ReadsBack(StoredContent stored, byte[] bytes, string format) =>
        ArtifactFormats.ReadWritten(stored, bytes, format) is { Succeeded: true } read && read.Value.Digest == Digest.Of(stored.Canonical);

    private static string NameOf(StoredContent stored, string format)
    {
        var name = stored.Name.Replace('/', '-');
        return string.Create(CultureInfo.InvariantCulture, $"{name}{ArtifactFormats.ExtensionOf(format, stored.Original)}");
    }
}
