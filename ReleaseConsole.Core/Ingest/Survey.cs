using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest;

/// <summary>
/// A whole import looked over before its first item is saved: which artifacts come from several files, which are not in it, and what
/// persons decided and wrote down before. Decides each item without touching anything.
/// </summary>
public sealed class Survey
{
    /// <summary>An import with less content than this is read once and held; a larger one is read again to be saved.</summary>
    private const long HeldBytes = 32 * 1024 * 1024;

    private readonly Found _found;
    private readonly Dictionary<int, Claim> _claims;
    private readonly IReadOnlyList<ReadItem>? _held;

    private Survey(ImportReading reading, IReadOnlyList<ReadItem>? held, Found found)
    {
        (Reading, _held, _found) = (reading, held, found);
        Newest = new NewestVersions(
            found.Known.All.ToDictionary(one => (one.Kind, one.Path), one => new NewestVersion(one.Id, one.Number, one.Newest)));
        _claims = found.Claims.ToDictionary(claim => claim.Ordinal);
    }

    public ImportReading Reading { get; }

    /// <summary>The newest versions of the product when it was looked over, with what was saved of the import since.</summary>
    internal NewestVersions Newest { get; }

    public static async Task<Survey> OfAsync(
        ConsoleDb db, ProductId product, StagedImport staged, IngestOptions limits, CancellationToken cancel)
    {
        // Before anything else: what is saved while the rest is read shows in the log's size.
        var logSize = await db.Set<AuditHead>().AsNoTracking().Select(head => head.Size).FirstOrDefaultAsync(cancel);
        var environments = await db.Set<ReleaseEnvironment>().AsNoTracking()
            .Where(one => one.ProductId == product).Select(one => one.Name).ToListAsync(cancel);
        var reading = new ImportReading(staged, environments, limits);
        // SQLite answers on the thread that asks; what is known is looked up while the files are read.
        var knowing = Task.Run(() => KnownAsync(db, product, cancel), cancel);
        Overview read;
        try
        {
            read = Overview.Of(reading, cancel);
        }
        finally
        {
            // Nobody closes the context while it is asked.
            await ((Task)knowing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        var known = await knowing;
        var listed = ListedPlaces.Of(known.Named(read.Claims), known.All);
        var claims = listed.Claims;
        var identities = await listed.AskedAsync(
            db, known.Of(claims, staged.Index.IsComplete), () => read.Held ?? reading.Items(cancel), cancel);
        identities = await OtherFolders.AskedAsync(db, known, (claims, identities), () => read.Held ?? reading.Items(cancel), cancel);
        var came = claims.Where(claim => identities[claim.Ordinal] is Identity.Unknown { MayBeRenamed: true }).ToList();
        var renames = came.Count > 0
            ? await Renames.AmongAsync(db, Unnamed(known, claims, identities), came, staged.Index.IsComplete, cancel)
            : Renames.None;
        identities = RenamedSeries.In(claims, identities, renames, () => read.Held ?? reading.Items(cancel));
        var overlays = await KeptOverlays.OfAsync(db, known.All, staged.Index.IsComplete, cancel);
        var missing = MissingArtifacts.From(staged.Index, Unnamed(known, claims, identities), (claims, identities), read.Refused);
        // Here and not while each is saved: what is looked at now is not looked at while the tenant's lock is held.
        identities = Rivals.Asked(claims, identities, renames, () => read.Held ?? reading.Items(cancel));
        var survey = new Survey(reading, read.Held, new Found(claims, known, identities, overlays) { Missing = missing });
        survey.Newest.HoldAt(logSize);
        return survey;
    }

    private static async Task<KnownIdentities> KnownAsync(ConsoleDb db, ProductId product, CancellationToken cancel) => new(
        await KnownArtifact.OfProductAsync(db, product, cancel), await EarlierDecision.OfProductAsync(db, product, cancel),
        await IdentityRuleText.InForceAsync(db, product, cancel));

    /// <summary>The items of the import behind an ordinal, with their contents.</summary>
    public IEnumerable<ReadItem> ItemsAfter(int ordinal, CancellationToken cancel) => _found.Missing.Behind(_held ?? Reading.Items(cancel))
        .Where(item => item.Ordinal > ordinal)
        .Select(item => item.Candidate is { } candidate && _claims[item.Ordinal].Path is var path && path != candidate.Path
            ? item with { Candidate = candidate with { Path = path } }
            : item);

    /// <summary>What becomes of an item; an artifact that is certain has its path in <see cref="Settlement.Path"/>.</summary>
    public Settlement Settle(ReadItem item)
    {
        if (item.Refusal is { } refusal)
            return Settlement.Refused(refusal);
        if (item.Missing is not null)
            return new Settlement(ItemOutcome.Missing) { Reason = MissingArtifacts.Reason };
        if (item.Candidate is not { } candidate)
            return new Settlement(ItemOutcome.Ignored) { Reason = item.LeftOut };
        var identity = _found.Identities[item.Ordinal];
        return identity switch
        {
            Identity.Certain certain => At(certain.Path, certain.Because, item, candidate),
            Identity.Unknown unknown => At(candidate.Path, unknown.Because, item, candidate),
            Identity.LeftOut leftOut => new Settlement(ItemOutcome.Ignored) { Reason = leftOut.Reason },
            Identity.Uncertain uncertain =>
                new Settlement(ItemOutcome.Unresolved) { Reason = uncertain.Reason, Suggestions = uncertain.Suggestions },
            _ => throw new InvalidOperationException("An identity of no known kind."),
        };
    }

    /// <summary>What the artifacts of the import have of the outside systems that number their versions, as it was looked over.</summary>
    internal Task<OutsideHistory> HistoryAsync(ConsoleDb db, ProductId product, CancellationToken cancel) => OutsideHistory.OfAsync(
        db, product, _found.Claims.Where(claim => claim.OutsideVersion is not null)
            .Select(claim => (
                claim.Kind, _found.Identities[claim.Ordinal] is Identity.Certain certain ? certain.Path : claim.Path)), cancel);

    private Settlement At(string path, string? because, ReadItem item, Candidate candidate)
    {
        if (path != candidate.Path && ArtifactPaths.Refuse(path, Reading.Limits) is { } badPath)
            return Settlement.Refused(badPath);
        if (_found.Overlays.Refuse(path, item) is { } dropped)
            return Settlement.Refused(dropped);
        var remark = _found.Overlays.Remark(path, item);
        var before = _found.Known.At(candidate.Kind, path);
        var outcome = before?.Newest == candidate.Content.Digest ? ItemOutcome.Unchanged : ItemOutcome.Created;
        var twin = before is null || outcome == ItemOutcome.Unchanged ? null : _found.Contents.TwinOf(before, candidate.Content.Digest);
        string?[] said = [because, twin, remark];
        var reason = string.Join(' ', said.OfType<string>());
        return new Settlement(outcome) { Path = path, Reason = reason.Length == 0 ? null : reason };
    }

    private static List<KnownArtifact> Unnamed(
        KnownIdentities known, IReadOnlyList<Claim> claims, IReadOnlyDictionary<int, Identity> identities)
    {
        var named = claims.Select(claim => (claim.Kind, identities[claim.Ordinal] is Identity.Certain certain ? certain.Path : claim.Path))
            .ToHashSet();
        return [.. known.All.Where(one => !named.Contains((one.Kind, one.Path)))];
    }

    /// <summary>What was found out before the first item is saved: what each claims to be, what is known, what that makes of it.</summary>
    private sealed record Found(
        IReadOnlyList<Claim> Claims, KnownIdentities Known, IReadOnlyDictionary<int, Identity> Identities, KeptOverlays Overlays)
    {
        public required MissingArtifacts Missing { get; init; }

        public NewestContents Contents { get; } = new(Known.All);
    }

    /// <summary>The claims of every item, and the items themselves where they are few enough to be held.</summary>
    private sealed record Overview(IReadOnlyList<Claim> Claims, IReadOnlyList<ReadItem>? Held)
    {
        /// <summary>The files of which something was refused, so that nobody can say what is no longer in them.</summary>
        public required IReadOnlySet<string> Refused { get; init; }

        public static Overview Of(ImportReading reading, CancellationToken cancel)
        {
            var (claims, held, bytes) = (new List<Claim>(), new List<ReadItem>(), 0L);
            var refused = new HashSet<string>(StringComparer.Ordinal);
            foreach (var item in reading.Items(cancel))
            {
                if (item.Refusal is not null)
                    refused.Add(item.SourcePath);
                bytes += item.Weight;
                if (bytes <= HeldBytes)
                    held.Add(item);
                else
                    held.Clear();
                if (item.Candidate is { } one)
                    claims.Add(new Claim(item.Ordinal, item.SourcePath, one.Kind, one.Path, one.Content.Digest)
                    {
                        StatesItsPath = one.StatesItsPath,
                        IsByPlace = one.IsByPlace,
                        OutsideId = OutsideIds.Of(one),
                        OwnId = one.OwnId,
                        OutsideVersion = reading.VersionOf(item.SourcePath, one) is { IsOneOfMany: true } version ? version.Revision : null,
                        PathWithFolders = one.PathWithFolders,
                    });
            }
            return new Overview(claims, bytes <= HeldBytes ? held : null) { Refused = refused };
        }
    }
}
