using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// Of artifacts with the very same content, the one each new item of it is likeliest to be: by the ends of their paths, each artifact for one
/// item. A folder that was moved keeps the names of its files. Pure.
/// </summary>
internal sealed class SameContents
{
    /// <summary>So few letters two names may share by chance.</summary>
    private const int FewLetters = 3;

    private readonly Dictionary<(ArtifactKind, Digest, string Path), ArtifactId> _first = [];
    private readonly Dictionary<ArtifactId, string> _taken = [];

    /// <param name="gone">The artifacts that no item of the import names.</param>
    /// <param name="came">The items that no artifact is known for.</param>
    public SameContents(IReadOnlyList<KnownArtifact> gone, IReadOnlyList<Claim> came)
    {
        var held = gone.ToLookup(one => (one.Kind, one.Newest));
        foreach (var group in came.GroupBy(claim => (claim.Kind, claim.Content)).Where(group => held[group.Key].Any()))
            foreach (var (path, artifact) in group.Select(claim => claim.Path).Distinct(StringComparer.Ordinal)
                .SelectMany(path => held[group.Key].Select(artifact => (Path: path, Artifact: artifact)))
                .OrderByDescending(pair => Shared(pair.Path, pair.Artifact.Path))
                .ThenBy(pair => pair.Path, StringComparer.Ordinal).ThenBy(pair => pair.Artifact.Path, StringComparer.Ordinal))
                if (!_taken.ContainsKey(artifact.Id) && _first.TryAdd((group.Key.Kind, group.Key.Content, path), artifact.Id))
                    _taken[artifact.Id] = path;
    }

    /// <summary>The artifact it is likeliest to be; null where there is none left for it.</summary>
    public ArtifactId? FirstOf(ArtifactKind kind, Digest content, string path) =>
        _first.TryGetValue((kind, content, path), out var artifact) ? artifact : null;

    /// <summary>The item of the import that an artifact is likelier to be than any other.</summary>
    public string? LikelierOf(ArtifactId artifact) => _taken.GetValueOrDefault(artifact);

    /// <summary>How many parts two paths share at their ends, and how many of their last names' letters at the begin.</summary>
    public static double Shared(string one, string other)
    {
        var (mine, theirs) = (one.Split('/'), other.Split('/'));
        var count = 0;
        while (count < Math.Min(mine.Length, theirs.Length) && mine[^(count + 1)] == theirs[^(count + 1)])
            count++;
        var letters = mine[^1].AsSpan().CommonPrefixLength(theirs[^1]);
        return count + (letters < FewLetters ? 0 : (double)letters / (Math.Max(mine[^1].Length, theirs[^1].Length) + 1));
    }
}
