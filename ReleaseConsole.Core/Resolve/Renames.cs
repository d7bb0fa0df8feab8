using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// The artifacts an import does not name, to be compared with what is new in it: the same or nearly the same content under a new name
/// may be a rename, and is asked about.
/// </summary>
public sealed class Renames
{
    /// <summary>
    /// With more artifacts than this near copies are looked up and their likeness is estimated: comparing all with all would hold the
    /// import up.
    /// </summary>
    public const int ComparedClosely = 500;

    /// <summary>With more pairs than these the words of prompts, and the paths of equal contents, are not all compared.</summary>
    internal const int MostPairs = ComparedClosely * ComparedClosely;

    private const int Suggested = 5;
    private const int ReadAtOnce = 200;

    /// <summary>Where what is not in the import need not be gone, a near copy may well be meant as one.</summary>
    private const double LikelyCopyFrom = 0.9;

    /// <summary>Where no more prompts came than went, each may be one of those that went, much changed.</summary>
    private const double LikelyHeirFrom = 0.5;

    private readonly ILookup<(ArtifactKind, Digest), KnownArtifact> _byContent;
    private readonly ILookup<ArtifactKind, (KnownArtifact Artifact, Likeness Content)> _closely;
    private readonly NearCopies? _many;
    private readonly bool _isWhole;

    private Renames(
        IReadOnlyList<KnownArtifact> unnamed, IReadOnlyList<(KnownArtifact Artifact, Likeness Content)> closely, NearCopies? many,
        bool isWhole)
    {
        _many = many;
        _byContent = unnamed.ToLookup(one => (one.Kind, one.Newest));
        _closely = closely.ToLookup(one => one.Artifact.Kind);
        _isWhole = isWhole;
    }

    /// <summary>
    /// The import is the whole source, and has few enough new prompts that the words of each are held against all that went.
    /// </summary>
    private bool IsOrdered { get; init; }

    /// <summary>The import is the whole source, and no more prompts came with it than went.</summary>
    private bool Replaces { get; init; }

    private SameContents Same { get; init; } = new([], []);

    /// <summary>Nothing is missing from the import, so that nothing of it can have got another name.</summary>
    public bool AreNone => _byContent.Count == 0;

    public static Renames None { get; } = new([], [], many: null, isWhole: true);

    /// <param name="came">What of the import nothing is known of.</param>
    public static async Task<Renames> AmongAsync(
        ConsoleDb db, IReadOnlyList<KnownArtifact> unnamed, IReadOnlyList<Claim> came, bool isWhole, CancellationToken cancel)
    {
        var many = unnamed.Count > ComparedClosely ? new NearCopies() : null;
        var closely = new List<(KnownArtifact, Likeness)>();
        foreach (var some in unnamed.Chunk(ReadAtOnce))
        {
            var digests = some.Select(one => one.Newest).Distinct().ToList();
            var blobs = await db.Set<Blob>().AsNoTracking().Where(blob => digests.Contains(blob.Digest))
                .ToDictionaryAsync(blob => blob.Digest, cancel);
            foreach (var one in some)
                if (many is not null)
                    many.Add(one, Likeness.Of(one.Kind, blobs[one.Newest]));
                else
                    closely.Add((one, Likeness.Of(one.Kind, blobs[one.Newest])));
        }
        return new Renames(unnamed, closely, many, isWhole)
        {
            IsOrdered = isWhole && (long)came.Count(IsPrompt) * unnamed.Count(one => one.Kind == ArtifactKind.Prompt) <= MostPairs,
            Same = new SameContents(unnamed, came),
            Replaces = isWhole && came.Where(IsPrompt).Select(one => one.Content).Distinct().Count()
                <= unnamed.Count(one => one.Kind == ArtifactKind.Prompt),
        };

        static bool IsPrompt(Claim claim) => claim.Kind == ArtifactKind.Prompt;
    }

    /// <summary>The question to ask about new content, with the likeliest artifacts first; null when it is like none.</summary>
    public Identity.Uncertain? For(Candidate candidate)
    {
        var (kind, content, outsideId) = (candidate.Kind, candidate.Content.Digest, OutsideIds.Of(candidate));
        // Each run of an evaluation has a name of its own and looks like the one before.
        if (kind == ArtifactKind.Evaluation && !_isWhole)
            return null;
        var first = Same.FirstOf(kind, content, candidate.Path);
        var found = Holding(kind, content, first).Select(one => Suggest(one, [new Evidence("content", "the same bytes", 1, 1)])).ToList();
        if (_many is not null || _closely[kind].Any())
        {
            var mine = Likeness.Of(kind, candidate.Content);
            var gone = Replaces && kind == ArtifactKind.Prompt ? LikelyHeirFrom : mine.LikelyFrom;
            var near = _many?.To(kind, mine)
                ?? _closely[kind].Select(one => (one.Artifact, Evidence: IsOrdered ? mine.Nearest(one.Content) : mine.To(one.Content)));
            found.AddRange(near.Where(one => one.Artifact.Newest != content)
                .Select(one => (Suggestion: Suggest(one.Artifact, one.Evidence), IsGone: IsGone(one.Artifact, outsideId)))
                .Where(one => one.Suggestion.Score >= (one.IsGone ? gone : LikelyCopyFrom)).Select(one => one.Suggestion));
        }
        if (found.Count == 0)
            return null;
        List<Suggestion> best = [.. found.OrderByDescending(one => one.Score).ThenByDescending(one => one.Artifact == first)
            .ThenByDescending(one => SameContents.Shared(candidate.Path, one.Path)).ThenBy(one => one.Path, StringComparer.Ordinal)
            .Take(Suggested)];
        return Question(best, Same.LikelierOf(best[0].Artifact!.Value) is { } path && path != candidate.Path
            ? $"{path} has the same content and is likelier to be it." : null);
    }

    /// <summary>The question whether an item is one of these artifacts, the likeliest first, and why perhaps not.</summary>
    public Identity.Uncertain Question(IReadOnlyList<Suggestion> best, string? rival)
    {
        var share = Likeness.Score([.. best[0].Evidence.Where(one => one.What != Rivals.Import)]);
        var how = share == 1 ? "Same content as" : string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(share * 100)} % the same as");
        return new Identity.Uncertain(
            $"{how} {best[0].Path}, which is not in this import. It may have been "
            + $"renamed{(_isWhole ? "" : " or copied")}.{(rival is null ? "" : " " + rival)}",
            best)
        { IsByLikeness = true };
    }

    /// <summary>The artifacts of a content; of very many the likeliest and a few more, since each item of the import asks.</summary>
    private IEnumerable<KnownArtifact> Holding(ArtifactKind kind, Digest content, ArtifactId? first)
    {
        var all = _byContent[(kind, content)];
        return all.Count() <= ComparedClosely ? all
            : all.Where(one => one.Id == first).Concat(all.Where(one => one.Id != first)).Take(Suggested);
    }

    /// <summary>
    /// A server lists all its tools at once: one that it listed before and lists no more is gone, whatever else the product has.
    /// </summary>
    private bool IsGone(KnownArtifact artifact, string? outsideId) =>
        _isWhole || (OutsideIds.ServerOf(outsideId) is { } server && OutsideIds.ServerOf(artifact.OutsideId) == server);

    private static Suggestion Suggest(KnownArtifact artifact, IReadOnlyList<Evidence> evidence) =>
        new(artifact.Id, artifact.Kind, artifact.Path, Math.Round(Likeness.Score(evidence), 4), evidence);
}
