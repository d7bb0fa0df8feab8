using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// Whether everything the contents of a release name is in it: prompts a prompt is composed of, the tools, datasets and model its front
/// matter or its settings name, the artifacts and vendors' models that policies, models and settings name, the packages that tools and
/// settings start servers from, the data an evaluation ran on. What floats (latest, an alias, a label, a range) is open even where a
/// version of it is pinned, because its author asked for another one tomorrow. Pure.
/// </summary>
public static class Closure
{
    public static ClosureFound Of(IReadOnlyList<ClosureContent> contents, KnownNames known)
    {
        var pinned = contents.DistinctBy(one => one.Path, StringComparer.Ordinal)
            .ToDictionary(one => one.Path, one => one.Version, StringComparer.Ordinal);
        var named = Named(contents, known).ToList();
        return new ClosureFound(named.Count, [.. named.Select(one => Open(one, pinned, known)).OfType<OpenReference>()
            .OrderBy(one => one.Reference.In, StringComparer.Ordinal).ThenBy(one => one.Reference.Line)
            .ThenBy(one => one.Reference.Column)]);
    }

    /// <summary>What each content names; a tool that its prompt states as well is not told again for its text.</summary>
    private static IEnumerable<NamedThing> Named(IReadOnlyList<ClosureContent> contents, KnownNames known)
    {
        var tools = MentionedTools.ByName(known.Artifacts);
        var packages = RegoPackages.Of(contents);
        foreach (var content in contents)
        {
            var own = ContentNames.In(content, known).ToList();
            var stated = own.Where(one => one.Kind == ArtifactKind.Tool).Select(Path).Concat(InlineTools.In(content))
                .ToHashSet(StringComparer.Ordinal);
            var mentioned = MentionedTools.In(content, tools).Where(one => !stated.Contains(Path(one)));
            foreach (var one in own.Concat(mentioned).Concat(packages.Missing(content)))
                yield return WrittenPlaces.Placed(one, content);
        }
    }

    /// <summary>The open references that no exception of the release speaks of.</summary>
    public static IReadOnlyList<OpenReference> Unexplained(IReadOnlyList<OpenReference> open, IReadOnlyList<PinException> exceptions) =>
        [.. open.Where(one => !exceptions.Any(stated => Explains(stated, one)))];

    /// <summary>
    /// The stated exceptions, and of the releases it is made from those that speak of what is open still and nobody stated anew.
    /// </summary>
    public static IReadOnlyList<PinException> WithEarlier(
        IReadOnlyList<OpenReference> open, IReadOnlyList<PinException> stated, IReadOnlyList<PinException> earlier)
    {
        var bare = Unexplained(open, stated);
        return [.. stated.Concat(earlier.Where(one => bare.Any(reference => Explains(one, reference))).DistinctBy(one => one.Reference))
            .OrderBy(one => one.Reference, StringComparer.Ordinal)];
    }

    /// <summary>An exception names what is open as it is written there, or as the artifact it would be.</summary>
    public static bool Explains(PinException stated, OpenReference open) =>
        stated.Reference == open.Reference.Name || stated.Reference == Path(open.Reference);

    private static OpenReference? Open(NamedThing named, Dictionary<string, string?> pinned, KnownNames known)
    {
        var path = Path(named);
        // What a model's name means is said by the artifact of that name, and that is looked at itself.
        if (!(named is { Kind: ArtifactKind.Model, Floats: null, Asked: null } && path != named.In && pinned.ContainsKey(path))
            && FloatingNames.WhyOf(named) is { } floats)
            return new OpenReference(named, floats);
        var at = named.Kind == ArtifactKind.Prompt
            ? pinned.Keys.FirstOrDefault(new PromptReference(named.Name, named.Asked, named.Line, named.Column).IsTo) ?? path
            : path;
        if (pinned.TryGetValue(at, out var version)
            || (known.Aliases.TryGetValue(path, out var other) && pinned.TryGetValue(other, out version)))
            return named.Kind == ArtifactKind.Prompt && named.Asked is { } asked && version is not null && asked != $"version {version}"
                ? new OpenReference(named, $"{asked} is asked for, and the release pins version {version}")
                : null;
        return new OpenReference(
            named, known.Artifacts.Contains(path)
                ? "it is an artifact the release does not pin"
                : "nothing by this name is in the release");
    }

    private static string Path(NamedThing named) => ContentNames.PathOf(named.Kind, named.Name);
}
