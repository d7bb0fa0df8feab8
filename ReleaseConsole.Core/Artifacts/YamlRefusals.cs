using System.Globalization;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>Every expected "no" of reading YAML, with its line and column.</summary>
public static class YamlRefusals
{
    public static Refusal Syntax(TextPosition at, string detail) => At(at, "yaml-syntax", $"This is not YAML: {detail.TrimEnd('.')}.");

    public static Refusal TooLong(int limit) => new(
        "yaml-too-long",
        string.Create(CultureInfo.InvariantCulture, $"The YAML text is longer than {limit} characters. Split it into files."),
        RefusalKind.TooLarge);

    public static Refusal DuplicateKey(TextPosition at, string key, TextPosition first) =>
        At(at, "yaml-duplicate-key", $"The key “{key}” stands here again; it was first set at {first}. Keep one of them.");

    public static Refusal KeyNotText(TextPosition at) =>
        At(at, "yaml-key-not-text", "A key is a list or a mapping. Only plain keys can be compared; write the key as text.");

    public static Refusal Tag(TextPosition at, string tag) =>
        At(at, "yaml-tag", $"The tag {tag} is not part of the YAML 1.2 core schema. Write the value without it.");

    public static Refusal TagValue(TextPosition at, string value, string tag) =>
        At(at, "yaml-tag-value", $"“{value}” is not a value of {tag}.");

    public static Refusal NotFinite(TextPosition at, string value) =>
        At(at, "yaml-not-finite", $"{value} has no JSON form, so it cannot be addressed by content. Write a "
            + "finite number, or put it in quotes.");

    public static Refusal NotExact(TextPosition at) =>
        At(at, "number-not-exact", "The number has more digits than can be told apart (RFC 8785 keeps numbers as "
            + "doubles). Write it as text, in quotes.");

    public static Refusal UnknownAlias(TextPosition at, string name) =>
        At(at, "yaml-unknown-alias", $"The alias *{name} has no anchor &{name} before it, or stands inside it.");

    public static Refusal TooManyAliases(TextPosition at, int limit) => At(
        at,
        "yaml-too-many-aliases",
        string.Create(CultureInfo.InvariantCulture, $"Aliases of this document repeat more than {limit} values. Write out what is meant."));

    public static Refusal TooDeep(TextPosition at, int limit) =>
        At(at, "yaml-too-deep", string.Create(CultureInfo.InvariantCulture, $"Values are nested more than {limit} deep."));

    public static Refusal Merge(TextPosition at) =>
        At(at, "yaml-merge", "A merge key << takes a mapping or a list of mappings.");

    internal const string SeveralDocumentsCode = "yaml-several-documents";

    public static Refusal SeveralDocuments(TextPosition at) =>
        At(at, SeveralDocumentsCode, "A second document starts here; one file holds one document.");

    private static Refusal At(TextPosition place, string code, string sentence) =>
        new(code, sentence, RefusalKind.Rejected, string.Create(CultureInfo.InvariantCulture, $"{place.Line}:{place.Column}"));
}
