namespace ReleaseConsole.Core.Artifacts;

/// <summary>Every expected "no" about content: what cannot be read or has no canonical form. Places are <c>line:column</c>.</summary>
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

    public static Refusal NumberOutOfRange(string place) => new(
        "number-out-of-range", "This number is larger than a double can hold. Write it as a string to keep it.", Place: place);
}
