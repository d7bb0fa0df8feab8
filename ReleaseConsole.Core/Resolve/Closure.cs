using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Resolve;

/// <summary>One place in a release's contents that names something: which file, where in it, what it names, and as which kind.</summary>
public sealed record NamedThing(string In, int Line, int Column, ArtifactKind Kind, string Name, string? Asked)
{
    public string Place => $"{In}:{Line}:{Column}";

    public override string ToString() => $"{Place} {Name}{(Asked is null ? "" : $" ({Asked})")}";
}

/// <summary>A place that names something the release does not pin, and why that is so.</summary>
public sealed record OpenReference(NamedThing Reference, string Why);

/// <summary>A pinned content as the closure reads it: its text as people wrote it, so that places are lines they know.</summary>
public sealed record ClosureContent(ArtifactKind Kind, string Path, string Text);

/// <summary>What names are known to mean beside the release's own pins.</summary>
/// <param name="Artifacts">Every artifact of the product.</param>
/// <param name="Aliases">Other names of artifacts, as people decided.</param>
public sealed record KnownNames(IReadOnlySet<string> Artifacts, IReadOnlyDictionary<string, string> Aliases);

/// <summary>
/// Whether everything the contents of a release name is in it: prompts a prompt is composed of, the tools, datasets and model its front
/// matter names, the artifacts that policies, models and settings name. What floats (latest, a range) is open even where a version of
/// it is pinned, because its author asked for another one tomorrow. Pure.
/// </summary>
public static partial class Closure
{
    private static readonly (string Member, ArtifactKind Kind)[] FrontMatterNames =
        [("tools", ArtifactKind.Tool), ("tool", ArtifactKind.Tool), ("datasets", ArtifactKind.Dataset), ("dataset", ArtifactKind.Dataset), ("policies", ArtifactKind.Policy)];

    public static IReadOnlyList<OpenReference> Of(IReadOnlyList<ClosureContent> contents, KnownNames known)
    {
        var pinned = contents.Select(one => one.Path).ToHashSet(StringComparer.Ordinal);
        return [.. contents.SelectMany(one => In(one, known)).Select(named => Open(named, pinned, known)).OfType<OpenReference>()
            .OrderBy(one => one.Reference.In, StringComparer.Ordinal).ThenBy(one => one.Reference.Line).ThenBy(one => one.Reference.Column)];
    }

    /// <summary>The open references that no exception of the release speaks of.</summary>
    public static IReadOnlyList<OpenReference> Unexplained(IReadOnlyList<OpenReference> open, IReadOnlyList<PinException> exceptions)
    {
        var named = exceptions.Select(one => one.Reference).ToHashSet(StringComparer.Ordinal);
        return [.. open.Where(one => !named.Contains(one.Reference.Name) && !named.Contains(Path(one.Reference)))];
    }

    /// <summary>Everything a content names, in reading order.</summary>
    public static IEnumerable<NamedThing> In(ClosureContent content, KnownNames known) => content.Kind switch
    {
        ArtifactKind.Prompt => Composed(content).Concat(FrontMatter(content, known)),
        ArtifactKind.Policy or ArtifactKind.Settings or ArtifactKind.Model => Paths(content, known).Concat(content.Kind == ArtifactKind.Model ? Models(content) : []),
        _ => [],
    };

    private static IEnumerable<NamedThing> Composed(ClosureContent content) => PromptReferences.In(content.Text)
        .Select(one => new NamedThing(content.Path, one.Line, one.Column, ArtifactKind.Prompt, one.Name, one.Asked));

    private static IEnumerable<NamedThing> FrontMatter(ClosureContent content, KnownNames known)
    {
        var matter = new SourceFile("prompts/content.md", System.Text.Encoding.UTF8.GetBytes(content.Text)).FrontMatter;
        if (!matter.Succeeded)
            yield break;
        foreach (var (member, kind) in FrontMatterNames)
            foreach (var (name, pointer) in Names(matter.Value.Members[member], "/" + member))
                yield return At(content.Path, matter.Value.PlaceOf(pointer), kind, name);
        if (matter.Value.Members["model"]?.ToString() is { Length: > 0 } model
            && (Floats(model) || known.Artifacts.Contains(PathOf(ArtifactKind.Model, model)) || known.Aliases.ContainsKey(PathOf(ArtifactKind.Model, model))))
            yield return At(content.Path, matter.Value.PlaceOf("/model"), ArtifactKind.Model, model);
    }

    private static IEnumerable<(string Name, string Pointer)> Names(System.Text.Json.Nodes.JsonNode? node, string pointer) => node switch
    {
        System.Text.Json.Nodes.JsonArray list => list.SelectMany((one, index) => Names(one, $"{pointer}/{index}")),
        System.Text.Json.Nodes.JsonObject named when named["name"] is System.Text.Json.Nodes.JsonValue name => [(name.ToString(), pointer + "/name")],
        System.Text.Json.Nodes.JsonValue text => [(text.ToString(), pointer)],
        _ => [],
    };

    /// <summary>Artifact paths written out, e.g. what a guardrail applies to; a path nobody knows is only a word.</summary>
    private static IEnumerable<NamedThing> Paths(ClosureContent content, KnownNames known) => Lines(content.Text).SelectMany(line =>
        PathForm().Matches(line.Text).Where(match => IsKnown(match.Groups["path"].Value, known) || match.Groups["asked"].Success).Select(match => new NamedThing(
            content.Path, line.Number, match.Index + 1, ArtifactPaths.FolderKind(match.Groups["path"].Value)!.Value,
            match.Groups["path"].Value, match.Groups["asked"].Success ? match.Groups["asked"].Value : null)));

    /// <summary>A model asked for by a name that says of itself that it moves.</summary>
    private static IEnumerable<NamedThing> Models(ClosureContent content) => Lines(content.Text).SelectMany(line =>
        ModelForm().Matches(line.Text).Where(match => Floats(match.Groups["model"].Value)).Select(match =>
            new NamedThing(content.Path, line.Number, match.Groups["model"].Index + 1, ArtifactKind.Model, match.Groups["model"].Value, null)));

    private static OpenReference? Open(NamedThing named, HashSet<string> pinned, KnownNames known)
    {
        if (Floats(named.Name) || (named.Asked is { } asked && named.Kind != ArtifactKind.Prompt && FloatingForm().IsMatch("@" + asked)))
            return new OpenReference(named, "it floats: what it means can change behind the release");
        var path = Path(named);
        var isPinned = named.Kind == ArtifactKind.Prompt
            ? pinned.Any(new PromptReference(named.Name, named.Asked, named.Line, named.Column).IsTo) || pinned.Contains(path)
            : pinned.Contains(path);
        if (isPinned || (known.Aliases.TryGetValue(path, out var other) && pinned.Contains(other)))
            return null;
        return new OpenReference(named, known.Artifacts.Contains(path) ? "it is an artifact the release does not pin" : "nothing by this name is in the release");
    }

    private static bool IsKnown(string path, KnownNames known) => known.Artifacts.Contains(path) || known.Aliases.ContainsKey(path);

    private static string Path(NamedThing named) => PathOf(named.Kind, named.Name);

    private static string PathOf(ArtifactKind kind, string name) => name.StartsWith(kind.Folder() + "/", StringComparison.Ordinal) ? name : $"{kind.Folder()}/{name}";

    private static bool Floats(string name) => FloatingForm().IsMatch(name);

    private static NamedThing At(string content, string place, ArtifactKind kind, string name) =>
        Places.Parse(place) is ({ } line, { } column) ? new NamedThing(content, line, column, kind, name, null) : new NamedThing(content, 1, 1, kind, name, null);

    private static IEnumerable<(int Number, string Text)> Lines(string text) => text.Split('\n').Select((line, index) => (index + 1, line));

    // latest at the end; a label or an alias after @ that is no digest and no number; a range.
    [GeneratedRegex(@"(^|[/:@\-.])latest$|@(?!sha256:|v?\d[\w.]*$)[^/]+$|[/@:][\^~*<>]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex FloatingForm();

    [GeneratedRegex(@"(?<![\w/.-])(?<path>(?:prompts|tools|models|datasets|policies|settings)/[A-Za-z0-9_](?:[A-Za-z0-9_./-]*[A-Za-z0-9_])?)(?:@(?<asked>[\w.^~*<>:+-]+))?", RegexOptions.CultureInvariant)]
    private static partial Regex PathForm();

    [GeneratedRegex(@"^\s*(?:-\s*)?[""']?(?:model|model_name|deployment)[""']?\s*:\s*[""']?(?<model>[^\s""'#,}]+)", RegexOptions.CultureInvariant)]
    private static partial Regex ModelForm();
}
