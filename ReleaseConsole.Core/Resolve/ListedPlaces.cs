using System.Globalization;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// Items that only their place in a list names: the second prompt of a promptfoo configuration is <c>prompts/pf-2</c>. A place is no name,
/// so what the list held before is found again by its content, wherever it stands now; what is left is its place's artifact where it is
/// like it, and a question where it is not.
/// </summary>
internal sealed class ListedPlaces
{
    /// <summary>From this score on a text is the one that stood in its place, where every other of the list is found again.</summary>
    private const double HeirFrom = 0.5;

    private readonly Dictionary<int, List<KnownArtifact>> _left = [];
    private readonly HashSet<string> _taken;

    /// <summary>The last number given behind a stem.</summary>
    private readonly Dictionary<(string Stem, int From), int> _numbered = [];

    /// <summary>What is left is too much to hold each new text of the lists against all of it.</summary>
    private bool _isLong;

    private ListedPlaces(IReadOnlyList<Claim> claims, IReadOnlyList<KnownArtifact> known) =>
        (Claims, _taken) = (claims, known.Select(one => one.Path).Concat(claims.Select(one => one.Path)).ToHashSet(StringComparer.Ordinal));

    /// <summary>The claims, each with the path of the artifact that holds its content already.</summary>
    public IReadOnlyList<Claim> Claims { get; private set; }

    public static ListedPlaces Of(IReadOnlyList<Claim> claims, IReadOnlyList<KnownArtifact> known)
    {
        var listed = new ListedPlaces(claims, known);
        var lists = claims.Where(claim => claim.IsByPlace).GroupBy(claim => claim.SourcePath, StringComparer.Ordinal).ToList();
        if (lists.Count == 0)
            return listed;
        var stated = claims.Where(claim => !claim.IsByPlace).Select(claim => (claim.Kind, claim.Path)).ToHashSet();
        var free = known.Where(one => !stated.Contains((one.Kind, one.Path))).ToList();
        var placed = lists.SelectMany(list => listed.Place([.. list], free)).ToDictionary(claim => claim.Ordinal);
        listed.Claims = [.. claims.Select(claim => placed.GetValueOrDefault(claim.Ordinal, claim))];
        return listed;
    }

    /// <summary>The same identities, with a question where another text stands in the place of one that is gone from the list.</summary>
    public async Task<IReadOnlyDictionary<int, Identity>> AskedAsync(
        ConsoleDb db, IReadOnlyDictionary<int, Identity> identities, Func<IEnumerable<ReadItem>> items, CancellationToken cancel)
    {
        var doubtful = Claims.Where(claim => _left.TryGetValue(claim.Ordinal, out var left)
            && identities[claim.Ordinal] is Identity.Certain certain && certain.Path == claim.Path
            && left.Exists(one => one.Path == claim.Path)).ToDictionary(claim => claim.Ordinal);
        if (doubtful.Count == 0)
            return identities;
        // The items of a list share what is left of it.
        _isLong = doubtful.Keys.Sum(ordinal => (long)_left[ordinal].Count) > Renames.MostPairs;
        var before = await NewestContents.OfAsync(
            db, [.. doubtful.Keys.Select(ordinal => _left[ordinal]).Distinct().SelectMany(left => left)], cancel);
        var asked = new Dictionary<int, Identity>();
        foreach (var item in items())
            if (doubtful.TryGetValue(item.Ordinal, out var claim) && Question(claim, item.Candidate!, before) is { } question)
                asked[item.Ordinal] = question;
        return identities.ToDictionary(one => one.Key, one => asked.GetValueOrDefault(one.Key, one.Value));
    }

    private List<Claim> Place(List<Claim> list, List<KnownArtifact> known)
    {
        var stem = StemOf(list[0].Path);
        var before = known.Where(one => one.Kind == list[0].Kind
            && (one.SourcePath == list[0].SourcePath || IsPlace(one.Path, stem))).ToList();
        // A list of one then and now: its file names it.
        var isAlone = list.Count == 1 && before is [{ SourcePath: var file }]
            && file == list[0].SourcePath && before[0].Path == list[0].Path;
        var found = Found(list, before);
        var again = found.Values.Select(one => one.Id).ToHashSet();
        var places = found.Values.Select(one => one.Path).ToHashSet(StringComparer.Ordinal);
        before.RemoveAll(one => again.Contains(one.Id));
        return [.. list.Select(claim =>
        {
            if (found.TryGetValue(claim.Ordinal, out var same))
                return claim with { Path = same.Path };
            if (places.Contains(claim.Path))
                return claim with { Path = Free(stem, list.Count) };
            if (!isAlone)
                _left[claim.Ordinal] = before;
            return claim;
        })];
    }

    /// <summary>What the list held before, by its content, each for one claim.</summary>
    private static Dictionary<int, KnownArtifact> Found(List<Claim> list, List<KnownArtifact> before)
    {
        var found = new Dictionary<int, KnownArtifact>();
        var places = before.Select(one => (one.Path, one.Newest)).ToHashSet();
        var free = before.GroupBy(one => one.Newest).ToDictionary(group => group.Key, group => group.ToList());
        // Those that stayed where they were first, so that equal texts do not change places.
        foreach (var claim in list.OrderByDescending(claim => places.Contains((claim.Path, claim.Content))))
            if (free.TryGetValue(claim.Content, out var same) && same.Count > 0)
            {
                var at = Math.Max(0, same.FindIndex(one => one.Path == claim.Path));
                found[claim.Ordinal] = same[at];
                same.RemoveAt(at);
            }
        return found;
    }

    /// <summary>What stands before the number: a rule may have given the first of the list a path that has none.</summary>
    private static string StemOf(string path) =>
        path.LastIndexOf('-') is var dash && dash > path.LastIndexOf('/') ? path[..(dash + 1)] : path + "-";

    private static bool IsPlace(string path, string stem) => path.Length > stem.Length
        && path.StartsWith(stem, StringComparison.Ordinal) && path.AsSpan(stem.Length).IndexOfAnyExceptInRange('0', '9') < 0;

    private string Free(string stem, int from)
    {
        for (var number = Math.Max(from, _numbered.GetValueOrDefault((stem, from))) + 1; ; number++)
            if (string.Create(CultureInfo.InvariantCulture, $"{stem}{number}") is var path && _taken.Add(path))
            {
                _numbered[(stem, from)] = number;
                return path;
            }
    }

    private Identity.Uncertain? Question(Claim claim, Candidate candidate, Dictionary<Digest, Likeness> before)
    {
        var mine = Likeness.Of(candidate.Kind, candidate.Content);
        var left = _left[claim.Ordinal];
        var alike = (_isLong ? left.Where(one => one.Path == claim.Path) : left)
            .Select(one => (Artifact: one, Evidence: mine.Nearest(before[one.Newest])))
            .Select(one => new Suggestion(
                one.Artifact.Id, claim.Kind, one.Artifact.Path, Math.Round(Likeness.Score(one.Evidence), 4), one.Evidence))
            .OrderByDescending(one => one.Score).ThenByDescending(one => one.Path == claim.Path)
            .ThenBy(one => one.Path, StringComparer.Ordinal)
            .ToList();
        if (alike[0].Path == claim.Path && alike[0].Score >= (left.Count == 1 ? HeirFrom : mine.LikelyFrom))
            return null;
        var apart = Free(StemOf(claim.Path), from: 0);
        return new Identity.Uncertain(
            $"It stands in the place of {claim.Path} and is another text. It may be a prompt that was changed, or a new one.",
            [.. alike, new Suggestion(
                null, claim.Kind, apart, 0, [new Evidence("list", $"a path of its own in {claim.SourcePath}", 1, 1)])]);
    }
}
