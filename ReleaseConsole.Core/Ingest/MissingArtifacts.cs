using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Resolve;

namespace ReleaseConsole.Core.Ingest;

/// <summary>
/// The artifacts that came from a place and are in it no more, where an import has the whole of it: each is told as the last items of the
/// import, and stays. What may have got another name is asked about and is told here as well.
/// </summary>
internal sealed class MissingArtifacts(IReadOnlyList<KnownArtifact> missing)
{
    public const string Reason = "It came from here before and is not in this import. The artifact and its versions stay as they are.";

    /// <summary>Ways of handing in files by hand, which say of themselves that they are the whole product.</summary>
    private static readonly string[] ByHand = ["upload", "archive"];

    /// <param name="index">Where the import came from.</param>
    /// <param name="unnamed">What no item of the import is.</param>
    /// <param name="found">What each item of the import is.</param>
    /// <param name="refused">The files that could not be read, of which nothing is known.</param>
    public static MissingArtifacts From(
        StagedIndex index, IReadOnlyList<KnownArtifact> unnamed,
        (IReadOnlyList<Claim> Claims, IReadOnlyDictionary<int, Identity> Identities) found, IReadOnlySet<string> refused)
    {
        if (!index.IsComplete || index.Kind is null)
            return new MissingArtifacts([]);
        var asked = found.Identities.Values.OfType<Identity.Uncertain>().SelectMany(one => one.Suggestions).Select(one => one.Artifact)
            .ToHashSet();
        // The file of an artifact that is there and is perhaps another one now; a file of tools holds many, old ones and new ones.
        var open = found.Claims.Where(claim => found.Identities[claim.Ordinal] is not Identity.Certain
            && (claim.Kind != ArtifactKind.Tool || found.Identities[claim.Ordinal] is not Identity.Unknown))
            .Select(claim => claim.SourcePath).ToHashSet(StringComparer.Ordinal);
        return new MissingArtifacts([.. unnamed.Where(one => IsFrom(one, index)
            && !asked.Contains(one.Id) && !refused.Contains(one.SourcePath!)
            && !open.Contains(one.SourcePath!)).OrderBy(one => one.Path, StringComparer.Ordinal).ThenBy(one => one.Kind)]);
    }

    /// <summary>The items of the import, and behind them what is missing from it.</summary>
    public IEnumerable<ReadItem> Behind(IEnumerable<ReadItem> items)
    {
        var (ordinal, files) = (0, 0);
        foreach (var item in items)
        {
            (ordinal, files) = (item.Ordinal, item.FilesRead);
            yield return item;
        }
        foreach (var one in missing)
            yield return new ReadItem(++ordinal, one.SourcePath!, files) { Missing = one };
    }

    /// <summary>Each run of an evaluation has a name of its own, so that the one before is never in the folder for long.</summary>
    private static bool IsFrom(KnownArtifact known, StagedIndex index) =>
        known is { Kind: not ArtifactKind.Evaluation, SourcePath: not null, Origin: { } origin }
        && (index.From is { } place ? origin.Location == place.Location && origin.Kind == index.Kind
            : origin.Location is null && (ByHand.Contains(index.Kind)
                ? ByHand.Contains(origin.Kind) && Letters(origin.Name) == Letters(index.Name)
                : origin.Kind == index.Kind && origin.Name == index.Name));

    // shop-1.zip and shop-2.zip are two states of one thing; prompts.zip and tools.zip are two.
    private static string Letters(string? name) => string.Concat((name ?? "").Where(char.IsLetter));
}
