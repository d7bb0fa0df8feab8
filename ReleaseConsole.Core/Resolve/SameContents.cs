using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// Of artifacts with the very same content, the one each new item of it is likeliest to be: by the ends of their paths, each artifact for
/// one item. A folder that was moved keeps the names of its files. Pure.
/// </summary>
internal sealed class SameContents
{
    /// <summary>So few letters two names may share by chance.</summary>
    private const int FewLetters = 3;

    /// <summary>So many names at the ends of paths are compared where there are too many pairs to hold against each other.</summary>
    private const int MostNames = 6;

    private readonly Dictionary<(ArtifactKind, Digest, string Path), ArtifactId> _first = [];
    private readonly Dictionary<ArtifactId, string> _taken = [];

    /// <param name="gone">The artifacts that no item of the import names.</param>
    /// <param name="came">The items that no artifact is known for.</param>
    public SameContents(IReadOnlyList<KnownArtifact> gone, IReadOnlyList<Claim> came)
    {
        var held = gone.ToLookup(one => (one.Kind, one.Newest));
        foreach (var group in came.GroupBy(claim => (claim.Kind, claim.Content)).Where(group => held[group.Key].Any()))
        {
            List<string> paths = [.. group.Select(claim => claim.Path).Distinct(StringComparer.Ordinal)];
            List<KnownArtifact> artifacts = [.. held[group.Key]];
            foreach (var (path, artifact) in (long)paths.Count * artifacts.Count <= Renames.MostPairs
                ? Nearest(paths, artifacts) : SameEnds(paths, artifacts))
                if (!_taken.ContainsKey(artifact.Id) && _first.TryAdd((group.Key.Kind, group.Key.Content, path), artifact.Id))
                    _taken[artifact.Id] = path;
        }
    }

    /// <summary>The artifact it is likeliest to be; null where there is none left for it.</summary>
    public ArtifactId? FirstOf(ArtifactKind kind, Digest content, string path) =>
        _first.TryGetValue((kind, content, path), out var artifact) ? artifact : null;

    /// <summary>The item of the import that an artifact is likelier to be than any other.</summary>
    public string? LikelierOf(ArtifactId artifact) => _taken.GetValueOrDefault(artifact);

    private static IEnumerable<(string Path, KnownArtifact Artifact)> Nearest(List<string> paths, List<KnownArtifact> artifacts) =>
        paths.SelectMany(path => artifacts.Select(artifact => (Path: path, Artifact: artifact)))
            .OrderByDescending(pair => Shared(pair.Path, pair.Artifact.Path))
            .ThenBy(pair => pair.Path, StringComparer.Ordinal).ThenBy(pair => pair.Artifact.Path, StringComparer.Ordinal);

    /// <summary>Each with one whose path ends in the same names, the more of them the sooner.</summary>
    private static IEnumerable<(string Path, KnownArtifact Artifact)> SameEnds(List<string> paths, List<KnownArtifact> artifacts)
    {
        paths.Sort(StringComparer.Ordinal);
        for (var names = MostNames; names > 0 && paths.Count > 0; names--)
        {
            var free = artifacts.OrderBy(one => one.Path, StringComparer.Ordinal)
                .GroupBy(one => End(one.Path, names), StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => new Queue<KnownArtifact>(group), StringComparer.Ordinal);
            var left = new List<string>();
            foreach (var path in paths)
                if (free.TryGetValue(End(path, names), out var same) && same.TryDequeue(out var artifact))
                    yield return (path, artifact);
                else
                    left.Add(path);
            (paths, artifacts) = (left, [.. free.Values.SelectMany(one => one)]);
        }
    }

    private static string End(string path, int names)
    {
        var at = path.Length;
        for (; names > 0 && at > 0; names--)
            at = path.LastIndexOf('/', at - 1);
        return path[(at + 1)..];
    }

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
