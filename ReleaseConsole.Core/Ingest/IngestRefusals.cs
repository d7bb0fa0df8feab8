using System.Globalization;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest;

/// <summary>
/// Every expected "no" of taking files in, but for those about the form of one file (<see cref="Formats.FormatRefusals"/>). No sentence
/// repeats content that may be a secret.
/// </summary>
public static class IngestRefusals
{
    /// <summary>The codes of refusals that found a secret.</summary>
    public static IReadOnlyList<string> SecretCodes { get; } = ["literal-secret", "secret-in-content"];

    public static Refusal NoSuchImport() =>
        new("unknown-import", "There is no such import that you can see.", RefusalKind.NotFound);

    public static Refusal NothingToImport(string source) =>
        new("nothing-to-import", $"{source} holds no file.");

    public static Refusal NoSuchFolder(string folder) =>
        new("no-such-source", $"There is no folder or archive “{folder}”.", RefusalKind.NotFound);

    public static Refusal RunsElsewhere() =>
        new("import-runs-elsewhere", "Another process of the console goes on with this import.", RefusalKind.Conflict);

    public static Refusal EndedAlready() =>
        new("import-ended", "This import has ended already.", RefusalKind.Conflict);

    public static Refusal StillOpen() =>
        new("import-open", "This import has not ended yet.", RefusalKind.Conflict);

    public static Refusal FilesNotKept() =>
        new(
            "files-not-kept",
            "The files of this import are no longer kept: nothing of it was refused or asked about, or it was "
            + "read again already. Send them again.", RefusalKind.Conflict);

    public static Refusal StagedFilesGone() =>
        new("staged-files-gone", "The console stopped during this import and its files are no longer there. Send them again.");

    public static Refusal FileTooLarge(string path, long limit) =>
        new("file-too-large", $"The file is larger than {Sized.Of(limit)}.", RefusalKind.TooLarge, path);

    public static Refusal TooLargeUnpacked(string path, long limit) =>
        new("file-too-large", $"The file is larger than {Sized.Of(limit)} unpacked.", RefusalKind.TooLarge, path);

    public static Refusal TooLargeToHold(string path, long limit) => new(
        "file-too-large",
        $"The file is larger than {Sized.Of(limit)} and no dataset in JSON, JSON Lines, CSV or Parquet; only those may be larger.",
        RefusalKind.TooLarge, path);

    public static Refusal UploadTooLarge(long limit) =>
        new("upload-too-large", $"The upload is larger than {Sized.Of(limit)}. Send less at a time.", RefusalKind.TooLarge);

    public static Refusal TooManyFiles(int limit) => new(
        "too-many-files", string.Create(CultureInfo.InvariantCulture, $"There are more than {limit} files. Import less at a time."),
        RefusalKind.TooLarge);

    public static Refusal ExpandsTooMuch(long limit) =>
        new("expands-too-much", $"Unpacked, the files are larger than {Sized.Of(limit)} together.", RefusalKind.TooLarge);

    public static Refusal ArchiveBomb(string path, int ratio) => new(
        "archive-bomb", $"The archive grows more than {ratio} times when it is unpacked. It is not opened further.", RefusalKind.TooLarge,
        path);

    public static Refusal ArchiveNotReadable(string detail) =>
        new("archive-not-readable", $"The archive cannot be read: {detail}");

    public static Refusal EntryNotReadable(string path, string why) => new(
        "entry-not-readable", $"The entry {why}. Pack it with Deflate or Zstandard; nothing of the archive was taken.", Place: path);

    public static Refusal PathEscapes(string path) =>
        new("path-escapes", "The entry's path leads out of the archive. Nothing of the archive was taken.", Place: path);

    public static Refusal NotAFile(string path) => new(
        "not-a-file",
        "The entry is a pipe, a device or another thing that is no file and holds no content. The rest of the archive is taken.",
        Place: path);

    public static Refusal DuplicateEntry(string path) =>
        new("duplicate-path", "The path is there twice in one import, so it is not clear which one is meant.", Place: path);

    public static Refusal PathTooLong(string path, int limit) =>
        new("name-too-long", $"The path is longer than {limit} characters.", Place: Shortened(path));

    public static Refusal NameTooLong(string path, int limit) =>
        new("name-too-long", $"A name on the path is longer than {limit} characters.", Place: Shortened(path));

    public static Refusal PathTooDeep(string path, int limit) =>
        new("path-too-deep", $"The path is more than {limit} folders deep.", Place: Shortened(path));

    public static Refusal BadPath(string path) => new(
        "bad-path",
        "A name on the path is empty, is a dot, begins or ends with a space, or has a sign that cannot stand in a name (\\ : @ * ?).",
        Place: Shortened(path));

    public static Refusal UnknownKind(string place, string kind) => new(
        "unknown-kind", $"“{Shortened(kind)}” is not a kind. Kinds are {string.Join(", ", ArtifactKinds.All.Select(one => one.Word()))}.",
        Place: place);

    public static Refusal UnknownFormat(ArtifactKind kind, string extension) => new(
        "unknown-format",
        $"The file lies among the {kind.Folder()}, but {(extension.Length == 0 ? "a file without extension" : extension)} is no form "
        + $"of {kind.Word()} the console reads.");

    public static Refusal NamedButUnknown() => new(
        "unknown-format",
        "A release names this file, but it has the shape of no format the console reads. Put it among its kind, "
        + "e.g. prompts/, or name its format.");

    public static Refusal NoSuchFormat(string name) => new(
        "unknown-format",
        $"“{Shortened(name)}” is no format the console reads. Formats are "
        + $"{string.Join(", ", Formats.ArtifactFormats.All.Select(one => one.Name))}.");

    public static Refusal TooLargeToRewrite(string path) => new(
        "too-large-to-rewrite", $"{path} is too large to be written in another format. Take it as it came.", RefusalKind.TooLarge);

    public static Refusal TooLargeForJson(string fileName) => new(
        "too-large-for-json", $"{fileName} is too large to stand in JSON. Name a file with --output.", RefusalKind.TooLarge);

    public static Refusal ContentNotHere(string path, Digest digest) => new(
        "content-not-here",
        $"The file of {path} is not on this host ({digest.Abbreviated}…). Restore the folder “contents” of the data "
        + "directory, or import the file again.",
        RefusalKind.NotFound);

    public static Refusal NotWritable(string path, string what) =>
        new("not-writable", $"{path} cannot be written as {what}.");

    public static Refusal KindContradictsFolder(ArtifactKind holds, ArtifactKind folder) => new(
        "kind-contradicts-folder", $"The file holds {holds.Folder()} but lies among the {folder.Folder()}. Move it to {holds.Folder()}/.");

    public static Refusal WrongType(string? place, string name, string expected) =>
        new("wrong-type", $"{name} must be {expected}.", Place: place);

    public static Refusal Missing(string? place, string name) =>
        new("missing-member", $"{name} is missing.", Place: place);

    public static Refusal LiteralSecret(string place, string key) => new(
        "literal-secret", $"“{Shortened(key)}” holds its value itself. Write a reference instead, as the program "
        + "reads it: env:NAME, ${NAME}, vault:path, op://vault/item or secret:name.",
        Place: place);

    public static Refusal SecretInContent(string place, string what) => new(
        "secret-in-content",
        $"Here stands a secret ({what}). Take it out, put a reference in its place, and replace the secret where it is used.",
        Place: place);

    public static Refusal SecretInWords(SecretFound secret) => new(
        "secret-in-text",
        $"Here stands what looks like a secret ({secret.Kind}), and nothing was kept. Take it out, and "
        + "replace the secret where it is used.",
        Place: string.Create(CultureInfo.InvariantCulture, $"{secret.Line}:{secret.Column}"));

    public static Refusal OverlayWithoutBase(string environment, string baseName) => new(
        "overlay-without-base", $"This file says what differs in {environment}, but {baseName} is not in this import. Send both.");

    public static Refusal OverlaysMissing(IReadOnlyList<string> environments, IEnumerable<string> files) => new(
        "overlays-missing",
        $"The settings differ in {string.Join(", ", environments)}, and without {string.Join(", ", files)} that would be dropped. "
        + "Send those files with this one; what is to go, leave out of an import of the whole folder.");

    internal static string Shortened(string text) => text.Length <= 120 ? text : text[..119] + "…";
}
