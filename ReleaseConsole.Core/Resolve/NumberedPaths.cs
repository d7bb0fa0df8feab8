using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// Items that are called by their place in a file, as the prompts in a list are. A place is no name: what has the very content of an artifact
/// of that file is that artifact, wherever it stands now; what is left is asked about unless nothing of the file is missing. Pure.
/// </summary>
internal sealed class NumberedPaths(IReadOnlyList<KnownArtifact> known)
{
    private const int Suggested = 5;

    public IReadOnlyDictionary<int, Identity> Of(IEnumerable<Claim> claims)
    {
        var decided = new Dictionary<int, Identity>();
        foreach (var file in claims.Where(claim => claim.IsNumbered).GroupBy(claim => (claim.SourcePath, claim.Kind)))
        {
            var held = known.Where(one => one.SourcePath == file.Key.SourcePath && one.Kind == file.Key.Kind).ToList();
            // As before, or for the first time: there is nothing that could have changed places.
            if (held.Count > 0 && !file.All(claim => held.Exists(one => one.Path == claim.Path && one.Newest == claim.Content)))
                Place([.. file], held, decided);
        }
        return decided;
    }

    private void Place(List<Claim> claims, List<KnownArtifact> held, Dictionary<int, Identity> decided)
    {
        var count = claims.Count;
        foreach (var claim in claims.ToList())
            if (held.Where(one => one.Newest == claim.Content).OrderByDescending(one => one.Path == claim.Path).FirstOrDefault() is { } same)
            {
                decided[claim.Ordinal] = new Identity.Certain(
                    same.Path, same.Path == claim.Path ? null : $"It has the content of {same.Path}; only its place in the file is another.");
                held.Remove(same);
                claims.Remove(claim);
            }
        var free = known.Select(one => (one.Kind, one.Path)).ToHashSet();
        foreach (var claim in claims)
            // One edited where it stands: nothing came to the file, and nothing went.
            if (held.Count == claims.Count && claims.Count == 1)
                decided[claim.Ordinal] = new Identity.Certain(held[0].Path);
            else if (claims.Count == held.Count && claims.TrueForAll(other => held.Exists(one => one.Path == other.Path)))
                decided[claim.Ordinal] = new Identity.Certain(claim.Path);
            else
                decided[claim.Ordinal] = held.Count > 0 ? Asked(claim, held) : New(claim, free, count);
    }

    private static Identity New(Claim claim, HashSet<(ArtifactKind, string)> taken, int count)
    {
        var path = claim.Path;
        for (var number = count; !taken.Add((claim.Kind, path)); number++)
            path = $"{claim.Path[..(claim.Path.LastIndexOf('-') + 1)]}{number}";
        return path == claim.Path
            ? new Identity.Unknown()
            : new Identity.Certain(path, $"It is new in the file; {claim.Path} is another one of it.");
    }

    private static Identity.Uncertain Asked(Claim claim, List<KnownArtifact> held) => new(
        $"{claim.SourcePath} has other prompts than before, and a place in a list is no name. It may be one of those that are missing, or new.",
        [.. held.OrderByDescending(one => one.Path == claim.Path).ThenBy(one => one.Path, StringComparer.Ordinal).Take(Suggested)
            .Select(one => new Suggestion(
                one.Id, one.Kind, one.Path, 0.5, [new Evidence("file", $"{claim.SourcePath} held it before", 1, 0.5)]))]);
}
