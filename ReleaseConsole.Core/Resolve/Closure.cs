using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
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
public sealed record ClosureContent(ArtifactKind Kind, string Path, string Text)
{
    /// <summary>What a prompt keeps beside its text: settings, tools, model.</summary>
    public JsonObject? Beside { get; init; }

    /// <summary>The number others know the version by: the outside system's, or ours.</summary>
    public string? Version { get; init; }

    /// <summary>What an evaluation ran on, by name: data sets.</summary>
    public IReadOnlyList<string> RanOn { get; init; } = [];
}

/// <summary>What names are known to mean beside the release's own pins.</summary>
/// <param name="Artifacts">Every artifact of the product.</param>
/// <param name="Aliases">Other names of artifacts, as people decided.</param>
public sealed record KnownNames(IReadOnlySet<string> Artifacts, IReadOnlyDictionary<string, string> Aliases);

/// <summary>
/// Whether everything the contents of a release name is in it: prompts a prompt is composed of, the tools, datasets and model its front
/// matter or its settings name, the artifacts that policies, models and settings name, the data an evaluation ran on. What floats (latest, a
/// label, a range) is open even where a version of it is pinned, because its author asked for another one tomorrow. Pure.
/// </summary>
public static class Closure
{
    public static IReadOnlyList<OpenReference> Of(IReadOnlyList<ClosureContent> contents, KnownNames known)
    {
        var pinned = contents.DistinctBy(one => one.Path, StringComparer.Ordinal)
            .ToDictionary(one => one.Path, one => one.Version, StringComparer.Ordinal);
        return [.. contents.SelectMany(one => ContentNames.In(one, known)).Select(named => Open(named, pinned, known))
            .OfType<OpenReference>()
            .OrderBy(one => one.Reference.In, StringComparer.Ordinal).ThenBy(one => one.Reference.Line)
            .ThenBy(one => one.Reference.Column)];
    }

    /// <summary>The open references that no exception of the release speaks of.</summary>
    public static IReadOnlyList<OpenReference> Unexplained(IReadOnlyList<OpenReference> open, IReadOnlyList<PinException> exceptions)
    {
        var named = exceptions.Select(one => one.Reference).ToHashSet(StringComparer.Ordinal);
        return [.. open.Where(one => !named.Contains(one.Reference.Name) && !named.Contains(Path(one.Reference)))];
    }

    private static OpenReference? Open(NamedThing named, Dictionary<string, string?> pinned, KnownNames known)
    {
        if (FloatingNames.WhyOf(named) is { } floats)
            return new OpenReference(named, floats);
        var path = Path(named);
        var at = named.Kind == ArtifactKind.Prompt
            ? pinned.Keys.FirstOrDefault(new PromptReference(named.Name, named.Asked, named.Line, named.Column).IsTo) ?? path
            : path;
        if (pinned.TryGetValue(at, out var version)
            || (known.Aliases.TryGetValue(path, out var other) && pinned.TryGetValue(other, out version)))
            return named.Kind == ArtifactKind.Prompt && named.Asked is { } asked && version is not null && asked != $"version {version}"
                ? new OpenReference(named, $"{asked} is asked for, and the release pins version {version}")
                : null;
        return new OpenReference(
            named, known.Artifacts.Contains(path) ? "it is an artifact the release does not pin" : "nothing by this name is in the release");
    }

    private static string Path(NamedThing named) => ContentNames.PathOf(named.Kind, named.Name);
}
