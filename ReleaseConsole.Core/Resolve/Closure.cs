using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Resolve;

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
