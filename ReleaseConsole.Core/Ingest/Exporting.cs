using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest.Formats;

namespace ReleaseConsole.Core.Ingest;

/// <summary>Writes a kept version and tries the result. Pure.</summary>
public static class Exporting
{
    public const string AsItCame = "original";

    private const string Incomplete =
        "Read back, the file is another content: it was read with another file that is not kept, or by other rules.";

    public static Result<ExportedVersion> Of(StoredContent stored, ArtifactKind kind, string? format)
    {
        if (format is null or AsItCame)
            return Came(stored);
        if (format == stored.Format && ReadsBack(stored, stored.Original, format))
            return new ExportedVersion(NameOf(stored, format, stored.Original), format, stored.Original, [], ReadsBackTheSame: true);
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
        return new ExportedVersion(NameOf(stored, format, written.Value.Bytes), format, written.Value.Bytes, losses, isSame);
    }

    private static ExportedVersion Came(StoredContent stored)
    {
        var (bytes, isSame) = (stored.Whole ?? PackedFiles.OfSettings(stored)) is { } whole
            ? (whole, IsIn(stored, whole))
            : (stored.Original, ReadsBack(stored, stored.Original, stored.Format));
        var name = stored.Format != "inspect-log" && PackedFiles.Are(bytes) ? NameOf(stored, PackedFiles.Extension)
            : stored.Whole is not null && stored.FileName is { } called ? called
            : NameOf(stored, stored.Format, bytes);
        return new ExportedVersion(name, stored.Format, bytes, isSame ? [] : [Incomplete], isSame);
    }

    private static bool ReadsBack(StoredContent stored, byte[] bytes, string format) =>
        ArtifactFormats.ReadWritten(stored, bytes, format) is { Succeeded: true } read && read.Value.Digest == Digest.Of(stored.Canonical);

    /// <summary>Whether the whole file, read again, holds this content among its others.</summary>
    private static bool IsIn(StoredContent stored, byte[] whole) => ArtifactFormats.ReadAll(stored, whole)
        .Any(one => one.Succeeded && one.Value.Content.Digest == Digest.Of(stored.Canonical));

    private static string NameOf(StoredContent stored, string format, byte[] bytes) =>
        NameOf(stored, ArtifactFormats.ExtensionOf(format, bytes));

    private static string NameOf(StoredContent stored, string extension) => $"{stored.Name.Replace('/', '-')}{extension}";
}
