using System.Globalization;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>Every expected "no" about artifacts and their content. Places are <c>line:column</c>; no sentence repeats content.</summary>
public static class ArtifactsRefusals
{
    public static Refusal NotUtf8(string place, long offset) => new(
        "text-not-utf8", $"The content is not UTF-8 from byte {offset} on. Save the file as UTF-8 and send it again.", Place: place);

    public static Refusal UnpairedSurrogate(string place) => new(
        "unpaired-surrogate", "Half of a surrogate pair stands alone here; it is no character, and UTF-8 cannot hold it.", Place: place);

    public static Refusal JsonEndsEarly(string place) => new(
        "json-not-readable", "The JSON ends before it is complete.", Place: place);

    public static Refusal JsonNotReadable(string place, string found) => new(
        "json-not-readable", $"The JSON cannot be read from here on: {found} cannot stand in this place.", Place: place);

    public static Refusal JsonTooDeep(string place, int limit) => new(
        "json-too-deep", $"Objects and arrays are nested deeper than {limit} levels here.", Place: place);

    public static Refusal DuplicateKey(string place, string key) => new(
        "duplicate-key", $"The key “{key}” appears twice in one object, so its value is ambiguous. Keep one of them.", Place: place);

    public static Refusal NumberNotExact(string place) => new(
        "number-not-exact",
        "The number has more digits than can be told apart (RFC 8785 keeps numbers as doubles). Write it as text, in quotes.",
        Place: place);

    public static Refusal NumberOutOfRange(string place) => new(
        "number-out-of-range", "This number is larger than a double can hold. Write it as a string to keep it.", Place: place);

    public static Refusal NoSuchArtifact(ArtifactKind kind, string path) => new(
        "unknown-artifact", $"There is no {kind.Word()} “{Shortened(path)}” in this product.", RefusalKind.NotFound);

    public static Refusal NoSuchVersion(string path, string version) => new(
        "unknown-version", $"{Shortened(path)} has no version {Shortened(version)}.", RefusalKind.NotFound);

    public static Refusal NoSuchExport(ArtifactKind kind, string format, IReadOnlyList<string> formats) => new(
        "no-such-export", $"{Several(kind)} are not written as “{Shortened(format)}”. Formats are original, {string.Join(", ", formats)}.");

    public static Refusal NoProfile(string path) => new(
        "no-profile",
        $"{Shortened(path)} has no profile: it is no dataset, its data is kept elsewhere, or the version is older than profiles are.",
        RefusalKind.NotFound);

    public static Refusal NoSuchKind(string word) => new(
        "unknown-kind",
        $"“{Shortened(word)}” is not a kind. Kinds are {string.Join(", ", ArtifactKinds.All.Select(kind => kind.Word()))}.",
        RefusalKind.NotFound);

    public static Refusal BadPath(ArtifactKind kind) => new(
        "bad-artifact-path",
        $"Paths of {kind.Folder()} are {kind.Folder()}/ and one or more names of a–z, 0–9, “-”, “_” and “.”, "
        + "each starting with a letter or digit; "
        + $"300 characters at most, e.g. {kind.Folder()}/triage.");

    public static Refusal ContentTooLarge(int limit) => new(
        "content-too-large", $"The text is larger than {Sized.Of(limit)}. Split it, or import it as a file.",
        RefusalKind.TooLarge);

    public static Refusal ContentMissing() => new("content-missing", "There is no text to save.");

    public static Refusal MessageMissing() => new("message-missing", "A version needs a message: what changed, and why.");

    public static Refusal MessageTooLong(int limit) => new(
        "message-too-long", $"The message is longer than {limit} characters. Put the detail into the release's notes.");

    public static Refusal SecretInMessage(string what) => new(
        "secret-in-message", $"The message holds what looks like a {what}. Messages are kept for good; take it out.");

    public static Refusal NotEdited(ArtifactKind kind) => new(
        "not-edited", $"{Several(kind)} are measured, not written. Import the runner's result file instead.");

    public static Refusal NotText(string path) => new(
        "not-text", $"This version of {path} is not text, or too large to be shown as text. Download it, change it and import it again.");

    public static Refusal SeveralArtifacts(int count) => new(
        "several-artifacts", $"The text holds {count} artifacts. Keep one here, or import the file.");

    public static Refusal UnreadableForm(ArtifactKind kind) => new(
        "unknown-format", $"The text is no form of {kind.Word()} the console reads.", Place: "1:1");

    public static Refusal BadSettingsPart(int line, string name) => new(
        "bad-settings-part",
        $"“{Shortened(name)}” does not go with the file above it. The first part names the file, the others what differs: "
        + "runtime.yaml, runtime.production.yaml.",
        Place: string.Create(CultureInfo.InvariantCulture, $"{line}:1"));

    public static Refusal VersionConflict(ArtifactVersion newest) => new(
        "version-conflict",
        string.Create(
            CultureInfo.InvariantCulture,
            $"{newest.AuthorName} saved v{newest.Number} at {newest.CreatedAt:yyyy-MM-dd HH:mm} UTC, after the version you started from. ")
        + "Nothing of yours was saved as a version. Compare with it, then save on top of it.",
        RefusalKind.Conflict);

    public static Refusal ParentWithoutArtifact(string path) => new(
        "version-conflict", $"{Shortened(path)} has no version yet, so it has no such parent. Leave the parent out to make the first one.",
        RefusalKind.Conflict);

    private static string Several(ArtifactKind kind) => char.ToUpperInvariant(kind.Folder()[0]) + kind.Folder()[1..];

    private static string Shortened(string text) => text.Length <= 120 ? text : text[..119] + "…";
}
