using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;

namespace ReleaseConsole.Core.Resolve;

/// <summary>What a content names, each with its place, by what its kind means with a name.</summary>
internal static partial class ContentNames
{
    private static readonly (string Member, ArtifactKind Kind)[] Members =
        [("tools", ArtifactKind.Tool), ("tool", ArtifactKind.Tool),
        ("allowed-tools", ArtifactKind.Tool), ("allowed_tools", ArtifactKind.Tool),
        ("datasets", ArtifactKind.Dataset), ("dataset", ArtifactKind.Dataset),
        ("policies", ArtifactKind.Policy)];

    private static readonly string[] ModelMembers = ["name", "id", "model"];

    /// <summary>Everything a content names, in reading order.</summary>
    public static IEnumerable<NamedThing> In(ClosureContent content, KnownNames known) => content.Kind switch
    {
        ArtifactKind.Prompt => [.. Composed(content), .. FrontMatter(content, known), .. Beside(content, known)],
        ArtifactKind.Model or ArtifactKind.Policy or ArtifactKind.Settings or ArtifactKind.Tool =>
            (content.Kind == ArtifactKind.Tool ? [] : Paths(content, known)).Concat(StructuredNames.In(content, known)),
        ArtifactKind.Evaluation =>
            content.RanOn.Select(data => new NamedThing(content.Path, 1, 1, ArtifactKind.Dataset, DatasetOf(data, known), null)),
        _ => [],
    };

    public static string PathOf(ArtifactKind kind, string name) =>
        name.StartsWith(kind.Folder() + "/", StringComparison.Ordinal) ? name : $"{kind.Folder()}/{name}";

    public static bool IsKnown(string path, KnownNames known) => known.Artifacts.Contains(path) || known.Aliases.ContainsKey(path);

    private static IEnumerable<NamedThing> Composed(ClosureContent content) => PromptReferences.In(content.Text)
        .Select(one => new NamedThing(content.Path, one.Line, one.Column, ArtifactKind.Prompt, one.Name, one.Asked))
        .Concat(PromptReferences.ChosenLater(content.Text).Select(
            one => new NamedThing(content.Path, one.Line, one.Column, ArtifactKind.Prompt, one.Name, null)
            { Floats = "which prompt is put in here is chosen when it is filled in" }));

    private static IEnumerable<NamedThing> FrontMatter(ClosureContent content, KnownNames known)
    {
        var matter = new SourceFile("prompts/content.md", Encoding.UTF8.GetBytes(content.Text)).FrontMatter;
        return matter.Succeeded ? Stated(content.Path, matter.Value.Members, matter.Value.PlaceOf, known) : [];
    }

    /// <summary>What a prompt keeps beside its text; its place in the file is looked for where the file is at hand.</summary>
    private static IEnumerable<NamedThing> Beside(ClosureContent content, KnownNames known) =>
        content.Beside is { } beside ? Stated(content.Path, beside, _ => "1:1", known) : [];

    /// <summary>
    /// The tools, data and models that settings name: at the top and under <c>config</c>, and models wherever else they are asked for.
    /// </summary>
    private static IEnumerable<NamedThing> Stated(string content, JsonObject whole, Func<string, string> placeOf, KnownNames known)
    {
        var found = new List<(ArtifactKind Kind, string Name, string Pointer, string? Why)>();
        foreach (var (members, at) in new[] { (whole, ""), (whole["config"] as JsonObject ?? [], "/config") })
        {
            foreach (var (member, kind) in Members)
                found.AddRange(Names(kind, members[member], $"{at}/{member}", known)
                    .Select(one => (kind, one.Name, one.Pointer, (string?)null)));
            if (Model(members["model"], at + "/model") is var (model, pointer)
                && (FloatingNames.Is(model) || FloatingNames.IsAlias(model) || IsKnown(PathOf(ArtifactKind.Model, model), known)))
                found.Add((ArtifactKind.Model, model, pointer, null));
        }
        found.AddRange(ServedNames.In(whole).Select(one => (ArtifactKind.Model, one.Name, one.Pointer, (string?)one.Why)));
        found.AddRange(
            ModelNames.In(whole, ArtifactKind.Settings, known).Select(one => (ArtifactKind.Model, one.Name, one.Pointer, (string?)null)));
        return found.DistinctBy(one => (one.Pointer, one.Kind == ArtifactKind.Tool ? one.Name : ""))
            .Select(one => At(content, placeOf(one.Pointer), one.Kind, one.Name) with { Floats = one.Why });
    }

    /// <summary>A model is one name, or a name beside its provider.</summary>
    private static (string Name, string Pointer)? Model(JsonNode? node, string at) => node switch
    {
        JsonObject asked => ModelMembers.Where(member => asked[member].Word() is not null)
            .Select(member => ((string, string)?)(asked[member].Word()!, $"{at}/{member}")).FirstOrDefault(),
        _ => node.Word() is { Length: > 0 } name ? (name, at) : null,
    };

    /// <summary>A tool that is written out in the prompt, or is the vendor's own and has its type, is content and names nothing.</summary>
    private static IEnumerable<(string Name, string Pointer)> Names(
        ArtifactKind kind, JsonNode? node, string pointer, KnownNames known) =>
        node switch
        {
            JsonArray list => list.SelectMany((one, index) => Names(kind, one, $"{pointer}/{index}", known)),
            JsonObject written when kind == ArtifactKind.Tool && InlineTools.Is(written) => [],
            JsonObject named when named["name"] is JsonValue name => [(name.ToString(), pointer + "/name")],
            JsonValue text when kind == ArtifactKind.Tool => ToolLists.Of(text.ToString(), known).Select(name => (name, pointer)),
            JsonValue text => [(text.ToString(), pointer)],
            _ => [],
        };

    /// <summary>Artifact paths written out, e.g. what a guardrail applies to; a path nobody knows is only a word.</summary>
    private static IEnumerable<NamedThing> Paths(ClosureContent content, KnownNames known) => content.Text.Split('\n')
        .SelectMany((line, index) =>
        PathForm().Matches(line).Where(match => IsKnown(match.Groups["path"].Value, known) || match.Groups["asked"].Success)
            .Select(match => new NamedThing(
            content.Path, index + 1, match.Index + 1, ArtifactPaths.FolderKind(match.Groups["path"].Value)!.Value,
            match.Groups["path"].Value, match.Groups["asked"].Success ? match.Groups["asked"].Value : null)));

    /// <summary>
    /// Runners name data by its file or by a bare name; the artifact has the name without folder and extension, or with the folder.
    /// </summary>
    private static string DatasetOf(string data, KnownNames known)
    {
        var bare = data.TrimStart('.', '/');
        string[] names = [bare, ArtifactPaths.WithoutExtension(bare), Path.GetFileNameWithoutExtension(bare)];
        return names.FirstOrDefault(name => IsKnown(PathOf(ArtifactKind.Dataset, name), known)) ?? bare;
    }

    private static NamedThing At(string content, string place, ArtifactKind kind, string name) =>
        Places.Parse(place) is ({ } line, { } column)
            ? new NamedThing(content, line, column, kind, name, null)
            : new NamedThing(content, 1, 1, kind, name, null);

    [GeneratedRegex(
        @"(?<![\w/.-])(?<path>(?:prompts|tools|models|datasets|policies"
        + @"|settings)/[A-Za-z0-9_](?:[A-Za-z0-9_./-]*[A-Za-z0-9_])?)(?:@(?<asked>[\w.^~*<>:+-]+))?", RegexOptions.CultureInvariant)]
    private static partial Regex PathForm();
}
