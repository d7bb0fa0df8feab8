using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;

namespace ReleaseConsole.Core.Resolve;

/// <summary>Which artifact a candidate is: one the product has, a new one, one a person left out, or a question for a person.</summary>
public abstract record Identity
{
    /// <summary>The artifact under the path it has in the console, which may be older than the file's.</summary>
    public sealed record Certain(string Path) : Identity;

    public sealed record LeftOut(string Reason) : Identity;

    public sealed record Uncertain(string Reason, KnownArtifact Suggestion) : Identity;
}

/// <summary>
/// Decides identity by what the file states, then by path. A file that changed its kind, or whose content is nearly that of an
/// artifact which vanished from the same source, is never guessed.
/// </summary>
public sealed class IdentityRules
{
    /// <summary>From this similarity on, new content under a new name may be a renamed artifact.</summary>
    public const double LikelyRename = 0.8;

    private readonly Dictionary<(ArtifactKind, string), KnownArtifact> _byPath;
    private readonly Dictionary<string, KnownArtifact> _bySource;
    private readonly Dictionary<ArtifactId, KnownArtifact> _byId;
    private readonly List<(KnownArtifact Artifact, Shingles Content)> _vanished;
    private readonly ILookup<(ArtifactKind, string), EarlierResolution> _earlier;

    public IdentityRules(
        IReadOnlyList<KnownArtifact> known, IReadOnlyList<EarlierResolution> earlier, IEnumerable<(KnownArtifact Artifact, Shingles Content)> vanished)
    {
        _byPath = known.ToDictionary(one => (one.Kind, one.Path));
        _byId = known.ToDictionary(one => one.Id);
        _bySource = known.Where(one => one.SourcePath is not null && one.Kind != ArtifactKind.Tool)
            .GroupBy(one => one.SourcePath!, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        _vanished = [.. vanished];
        _earlier = earlier.ToLookup(one => (one.Kind, one.Path));
    }

    public Identity Of(Candidate candidate, string sourcePath)
    {
        if (_byPath.ContainsKey((candidate.Kind, candidate.Path)))
            return new Identity.Certain(candidate.Path);
        if (Earlier(candidate) is { } decided)
            return decided;
        if (candidate.StatesItsPath)
            return new Identity.Certain(candidate.Path);
        if (_bySource.GetValueOrDefault(sourcePath) is { } before && before.Kind != candidate.Kind)
            return new Identity.Uncertain(
                $"{sourcePath} was {Article(before.Kind)} ({before.Path}) and now reads as {Article(candidate.Kind)}.", before);
        return (Identity?)Renamed(candidate) ?? new Identity.Certain(candidate.Path);
    }

    private Identity? Earlier(Candidate candidate)
    {
        foreach (var earlier in _earlier[(candidate.Kind, candidate.Path)])
        {
            if (earlier is { ResolvedAs: Resolution.SameArtifact, Artifact: { } id } && _byId.TryGetValue(id, out var artifact))
                return new Identity.Certain(artifact.Path);
            if (earlier.ResolvedAs == Resolution.Ignore && earlier.Content == candidate.Content.Digest)
                return new Identity.LeftOut($"{earlier.By} decided to leave this content out.");
        }
        return null;
    }

    private Identity.Uncertain? Renamed(Candidate candidate)
    {
        var likely = _vanished.Where(one => one.Artifact.Kind == candidate.Kind).ToList();
        if (likely.Count == 0)
            return null;
        var content = Shingles.Of(candidate.Content.Canonical);
        var best = likely
            .Select(one => (one.Artifact, Similarity: one.Artifact.Newest == candidate.Content.Digest ? 1 : content.SimilarityTo(one.Content)))
            .OrderByDescending(one => one.Similarity).ThenBy(one => one.Artifact.Path, StringComparer.Ordinal).First();
        if (best.Similarity < LikelyRename)
            return null;
        var how = best.Similarity == 1 ? "Same content as" : $"{Math.Floor(best.Similarity * 100)} % the same as";
        return new Identity.Uncertain($"{how} {best.Artifact.Path}, which is not in this import. It may have been renamed.", best.Artifact);
    }

    private static string Article(ArtifactKind kind) => kind is ArtifactKind.Evaluation ? "an evaluation"
        : kind is ArtifactKind.Settings ? "settings" : $"a {kind.Word()}";
}
