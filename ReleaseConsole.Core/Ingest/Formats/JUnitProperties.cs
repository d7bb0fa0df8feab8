using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// The <c>property</c> elements of a suite. What names the model, a digest or another thing the run was made on is kept; a runner's system
/// properties, of which there may be hundreds, are named as not read. Those of one test case are its tags.
/// </summary>
internal sealed class JUnitProperties
{
    private const int Most = 20;
    private const int MostTags = 8;
    private const int Longest = 200;

    /// <summary>A name made of words with one of these says what a run was made on.</summary>
    private static readonly string[] Telling =
        ["model", "provider", "deployment", "prompt", "prompts", "tool", "tools", "dataset", "datasets", "policy", "settings", "release",
        "manifest", "digest", "commit", "revision", "branch", "temperature", "seed", "judge", "grader", "agent", "task",
        "eval", "run", "packages"];

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Digest> _artifacts = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _unread = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, Digest>? Artifacts => _artifacts.Count > 0 ? _artifacts : null;

    public IReadOnlyCollection<string> Unread => _unread;

    /// <summary>The names it ran on, with those that are known otherwise.</summary>
    public IReadOnlyDictionary<string, string>? With(params (string What, string? Name)[] names)
    {
        foreach (var (what, name) in EvaluationCandidate.Names(names) ?? [])
            _names.TryAdd(what, name);
        return _names.Count > 0 ? _names : null;
    }

    /// <summary>A property of the run.</summary>
    public void Add(string? name, string? value)
    {
        if (name is not { Length: > 0 })
            return;
        var said = value?.Trim() ?? "";
        if (ArtifactPaths.FolderKind(name) is not null && Digest.TryParse(said, out var digest))
            _artifacts.TryAdd(name, digest);
        else if (said.Length is 0 or > Longest || name.Length > Longest
            || _names.Count >= Most || !Tells(name) || !_names.TryAdd(name, said))
            _unread.Add(name);
    }

    /// <summary>The properties of one test case as its tags; a score or a picture of the page is none.</summary>
    public Dictionary<string, string>? Tags(IEnumerable<(string? Name, string? Value)> properties)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in properties)
            if (name is { Length: > 0 and <= Longest }
                && (tags.Count >= MostTags || value?.Trim() is not { Length: > 0 and <= Longest } said
                || !Tells(name) || !tags.TryAdd(name, said)))
                _unread.Add(name);
        return tags.Count > 0 ? tags : null;
    }

    private static bool Tells(string name)
    {
        var words = name.Split(['.', '_', '-', '/', ':', ' '], StringSplitOptions.RemoveEmptyEntries);
        return words.Any(word => Telling.Contains(word, StringComparer.OrdinalIgnoreCase));
    }
}
