using System.Globalization;

namespace ReleaseConsole.Core.Compare;

/// <summary>Every expected "no" of comparing.</summary>
public static class CompareRefusals
{
    public static Refusal YamlSyntax(TextPosition at, string detail) => At(at, "yaml-syntax", $"This is not YAML: {detail.TrimEnd('.')}.");

    public static Refusal YamlTooLong(int limit) => new(
        "yaml-too-long",
        string.Create(CultureInfo.InvariantCulture, $"The YAML text is longer than {limit} characters. Split it into files."),
        RefusalKind.TooLarge);

    public static Refusal YamlDuplicateKey(TextPosition at, string key, TextPosition first) =>
        At(at, "yaml-duplicate-key", $"The key “{key}” stands here again; it was first set at {first}. Keep one of them.");

    public static Refusal YamlKeyNotText(TextPosition at) =>
        At(at, "yaml-key-not-text", "A key is a list or a mapping. Only plain keys can be compared; write the key as text.");

    public static Refusal YamlTag(TextPosition at, string tag) =>
        At(at, "yaml-tag", $"The tag {tag} is not part of the YAML 1.2 core schema. Write the value without it.");

    public static Refusal YamlTagValue(TextPosition at, string value, string tag) =>
        At(at, "yaml-tag-value", $"“{value}” is not a value of {tag}.");

    public static Refusal YamlNotFinite(TextPosition at, string value) =>
        At(at, "yaml-not-finite", $"{value} has no JSON form, so it cannot be addressed by content. Write a finite number or text.");

    public static Refusal YamlUnknownAlias(TextPosition at, string name) =>
        At(at, "yaml-unknown-alias", $"The alias *{name} has no anchor &{name} before it, or stands inside it.");

    public static Refusal YamlTooManyAliases(TextPosition at, int limit) => At(
        at,
        "yaml-too-many-aliases",
        string.Create(CultureInfo.InvariantCulture, $"Aliases of this document repeat more than {limit} values. Write out what is meant."));

    public static Refusal YamlTooDeep(TextPosition at, int limit) =>
        At(at, "yaml-too-deep", string.Create(CultureInfo.InvariantCulture, $"Values are nested more than {limit} deep."));

    public static Refusal YamlMerge(TextPosition at) =>
        At(at, "yaml-merge", "A merge key << takes a mapping or a list of mappings.");

    public static Refusal YamlSeveralDocuments(TextPosition at) =>
        At(at, "yaml-several-documents", "A second document starts here; one file holds one document.");

    public static Refusal NoReference(string text) => new(
        "bad-reference",
        $"“{text}” names nothing to compare. Name a release (2026.11.1), a digest, env:production, or artifact:prompts/triage@12.");

    public static Refusal NothingByThatName(string text) => new(
        "unknown-reference", $"This product has no release, digest, environment or artifact version “{text}”.", RefusalKind.NotFound);

    public static Refusal NotARelease(string text) => new(
        "not-a-release", $"“{text}” is one artifact; risk is judged between releases.");

    private static Refusal At(TextPosition place, string code, string sentence) =>
        new(code, sentence, RefusalKind.Rejected, string.Create(CultureInfo.InvariantCulture, $"{place.Line}:{place.Column}"));
}
