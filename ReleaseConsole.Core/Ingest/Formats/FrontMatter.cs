using System.Globalization;
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
    public string BodyOf(string text) =>
        IsThere && End(text) is { } end && text.IndexOf('\n', end) is >= 0 and var line ? text[(line + 1)..] : IsThere ? "" : text;

    public static Result<FrontMatter> Read(SourceFile file)
    {
        var text = file.Text;
        if (!text.Succeeded)
            return text.Refusal;
        if (!text.Value.StartsWith("---\n", StringComparison.Ordinal))
            return None;
        // A rule in Markdown looks the same; front matter names something.
        if (End(text.Value) is not { } end)
            return NamesSomething(FirstLines(text.Value)) ? IngestRefusals.FrontMatterOpen() : None;
        var yaml = StructuredText.Yaml(text.Value[4..end]);
        if (!yaml.Succeeded && !NamesSomething(text.Value[4..end]))
            return None;
        if (!yaml.Succeeded)
            return yaml.Refusal with { Place = yaml.Refusal.Place is { } place ? Shifted(place) : null };
        return yaml.Value.Root switch
        {
            JsonObject members => new FrontMatter(members, yaml.Value),
            null => new FrontMatter([], yaml.Value),
            _ => None,
        };
    }

    /// <summary>The lines right behind the dashes, up to the first empty one.</summary>
    private static string FirstLines(string text) => text[4..(text.IndexOf("\n\n", 4, StringComparison.Ordinal) is > 0 and var empty ? empty : text.Length)];

    private static bool NamesSomething(string yaml) => Name().IsMatch(yaml);

    [GeneratedRegex(@"^[""']?[A-Za-z_][\w.-]{0,60}[""']?\s*:(?:\s|$)", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Name();

    private static int? End(string text)
    {
        for (var at = 3; at >= 0 && at < text.Length; at = text.IndexOf('\n', at + 1))
            if (text.AsSpan(at + 1) is var rest && rest.StartsWith("---") && (rest.Length == 3 || rest[3] is '\n' or ' '))
                return at + 1;
        return null;
    }

    private static string Shifted(string place)
    {
        var (line, column) = Places.Parse(place);
        return string.Create(CultureInfo.InvariantCulture, $"{line + 1}:{column}");
    }
}
