using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>The YAML between two lines of <c>---</c> at the top of a text.</summary>
public sealed partial record FrontMatter(JsonObject Members, StructuredText? Structure)
{
    private static readonly FrontMatter None = new([], null);

    /// <summary>There is front matter, though perhaps an empty one.</summary>
    public bool IsThere => Structure is not null;

    /// <summary>What the file says it is; null when it says nothing.</summary>
    public Result<ArtifactKind?> DeclaredKind => Members["kind"] switch
    {
        null => (ArtifactKind?)null,
        JsonValue word when word.TryGetValue<string>(out var text) && ArtifactKinds.Parse(text) is { } kind => (ArtifactKind?)kind,
        var other => IngestRefusals.UnknownKind(PlaceOf("/kind"), other.ToString()),
    };

    /// <summary>The identity the file states for itself by <c>path</c> or <c>id</c>.</summary>
    public Result<string?> StatedPath => (Members["path"] ?? Members["id"]) switch
    {
        null => (string?)null,
        JsonValue word when word.TryGetValue<string>(out var text) => (string?)text,
        _ => IngestRefusals.WrongType(PlaceOf(Members["path"] is null ? "/id" : "/path"), "The path of an artifact", "text"),
    };

    /// <summary>The place in the whole file: the YAML begins in its second line.</summary>
    public string PlaceOf(string pointer) => Shifted(Structure?.PlaceOf(pointer) ?? "1:1");

    /// <summary>What follows the front matter in its text.</summary>
    public string BodyOf(string text) => !IsThere ? text
        : End(text, '-', '\n', ' ') is { } end && text.IndexOf('\n', end) is >= 0 and var line ? text[(line + 1)..] : "";

    public static Result<FrontMatter> Read(SourceFile file)
    {
        var text = file.CanonicalText;
        if (!text.Succeeded)
            return text.Refusal;
        if (!text.Value.AsSpan().StartsWith("---\n"u8))
            return None;
        // A rule in Markdown looks the same; front matter names something.
        if (End(text.Value, (byte)'-', (byte)'\n', (byte)' ') is not { } end)
            return NamesSomething(FirstLines(Encoding.UTF8.GetString(text.Value))) ? FormatRefusals.FrontMatterOpen() : None;
        var stated = Encoding.UTF8.GetString(text.Value.AsSpan(4..end));
        var yaml = StructuredText.Yaml(stated);
        if (!yaml.Succeeded)
            return !NamesSomething(stated) ? None
                : yaml.Refusal with { Place = yaml.Refusal.Place is { } place ? Shifted(place) : null };
        return yaml.Value.Root switch
        {
            JsonObject members => new FrontMatter(members, yaml.Value),
            null => new FrontMatter([], yaml.Value),
            _ => None,
        };
    }

    /// <summary>The lines right behind the dashes, up to the first empty one.</summary>
    private static string FirstLines(string text) =>
        text[4..(text.IndexOf("\n\n", 3, StringComparison.Ordinal) is > 0 and var empty ? Math.Max(4, empty) : text.Length)];

    private static bool NamesSomething(string yaml) => Name().IsMatch(yaml);

    [GeneratedRegex(@"^[""']?[A-Za-z_][\w.-]{0,60}[""']?\s*:(?:\s|$)", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Name();

    /// <summary>Where the line of dashes stands that ends the front matter, in characters or in UTF-8; null where none does.</summary>
    private static int? End<T>(ReadOnlySpan<T> text, T dash, T lineFeed, T space)
        where T : unmanaged, IEquatable<T>
    {
        for (var at = 3; at < text.Length;)
        {
            var rest = text[(at + 1)..];
            if (rest.StartsWith([dash, dash, dash]) && (rest.Length == 3 || rest[3].Equals(lineFeed) || rest[3].Equals(space)))
                return at + 1;
            if (rest.IndexOf(lineFeed) is not (>= 0 and var next))
                return null;
            at += 1 + next;
        }
        return null;
    }

    private static string Shifted(string place)
    {
        var (line, column) = Places.Parse(place);
        return string.Create(CultureInfo.InvariantCulture, $"{line + 1}:{column}");
    }
}
