using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest;

/// <summary>
/// A whole import looked over before its first item is saved: which artifacts come from several files, which vanished, and what
/// persons decided before. Decides each item without touching anything.
/// </summary>
public sealed class Survey
{
    /// <summary>With more vanished artifacts than this the source is another product, and renames are not looked for.</summary>
    private const int VanishedConsidered = 500;

    private readonly IdentityRules _identities;
    private readonly ILookup<(ArtifactKind, string), string> _sources;
    private readonly Dictionary<(ArtifactKind, string), Digest> _newest;
    private readonly KeptOverlays _overlays;

    private Survey(
        ImportReading reading, IdentityRules identities, ILookup<(ArtifactKind, string), string> sources, IReadOnlyList<KnownArtifact> known,
        KeptOverlays overlays)
    {
        (Reading, _identities, _sources, _overlays) = (reading, identities, sources, overlays);
        _newest = known.ToDictionary(one => (one.Kind, one.Path), one => one.Newest);
    }

    public ImportReading Reading { get; }

    public static async Task<Survey> OfAsync(ConsoleDb db, ProductId product, StagedImport staged, IngestOptions limits, CancellationToken cancel)
    {
        var environments = await db.Set<ReleaseEnvironment>().AsNoTracking()
            .Where(one => one.ProductId == product).Select(one => one.Name).ToListAsync(cancel);
        var reading = new ImportReading(staged, environments, limits);
        var sources = reading.Items().Where(item => item.Candidate is not null)
            .ToLookup(item => (item.Candidate!.Kind, item.Candidate.Path), item => item.SourcePath);
        var known = await KnownArtifact.OfProductAsync(db, product, cancel);
        var vanished = staged.Index.IsComplete ? known.Where(one => !sources.Contains((one.Kind, one.Path))).ToList() : [];
        var earlier = await db.Set<Unresolved>().AsNoTracking().Where(one => one.ProductId == product && one.ResolvedAs != null)
            .OrderByDescending(one => one.ResolvedAt)
            .Select(one => new EarlierResolution(one.Kind, one.Path, one.Content, one.ResolvedAs!.Value, one.Suggestion, one.ResolvedBy!)).ToListAsync(cancel);
        var overlays = await KeptOverlays.OfAsync(db, known, staged.Index.IsComplete, cancel);
        return new Survey(reading, new IdentityRules(known, earlier, await ContentsAsync(db, vanished, cancel)), sources, known, overlays);
    }

    /// <summary>What becomes of an item; an artifact that is certain has its path in <see cref="Settlement.Path"/>.</summary>
    public Settlement Settle(ReadItem item)
    {
        if (item.Refusal is { } refusal)
            return Settlement.Refused(refusal);
        if (item.Candidate is not { } candidate)
            return new Settlement(ItemOutcome.Ignored) { Reason = item.LeftOut };
        var sources = _sources[(candidate.Kind, candidate.Path)].ToList();
        if (sources.Count > 1)
            return Settlement.Refused(IngestRefusals.DuplicateArtifact(candidate.Path, sources.Distinct(StringComparer.Ordinal)));
        return _identities.Of(candidate, item.SourcePath) switch
        {
            Identity.Certain certain => _overlays.Refuse(certain.Path, item) is { } dropped
                ? Settlement.Refused(dropped)
                : new Settlement(OutcomeAt(certain.Path, candidate)) { Path = certain.Path, Reason = _overlays.Remark(certain.Path, item) },
            Identity.LeftOut leftOut => new Settlement(ItemOutcome.Ignored) { Reason = leftOut.Reason },
            Identity.Uncertain uncertain => new Settlement(ItemOutcome.Unresolved) { Reason = uncertain.Reason, Suggestion = uncertain.Suggestion.Id },
            _ => throw new InvalidOperationException("An identity of no known kind."),
        };
    }

    private ItemOutcome OutcomeAt(string path, Candidate candidate) =>
        _newest.TryGetValue((candidate.Kind, path), out var newest) && newest == candidate.Content.Digest ? ItemOutcome.Unchanged : ItemOutcome.Created;

    private static async Task<IReadOnlyList<(KnownArtifact, Shingles)>> ContentsAsync(ConsoleDb db, List<KnownArtifact> vanished, CancellationToken cancel)
    {
        var contents = new List<(KnownArtifact, Shingles)>();
        if (vanished.Count > VanishedConsidered)
            return contents;
        foreach (var artifact in vanished)
            contents.Add((artifact, Shingles.Of((await db.Set<Blob>().AsNoTracking().FirstAsync(blob => blob.Digest == artifact.Newest, cancel)).Bytes)));
        return contents;
    }
}

/// <summary>The decision about one item before it is saved.</summary>
public sealed record Settlement(ItemOutcome Outcome)
{
    public string? Path { get; init; }
    public string? Reason { get; init; }
    public ArtifactId? Suggestion { get; init; }
    public Refusal? Refusal { get; init; }

    public static Settlement Refused(Refusal refusal) => new(ItemOutcome.Refused) { Refusal = refusal };
}
