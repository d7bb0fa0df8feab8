using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Resolve;

/// <summary>What the artifacts of a product hold in their newest versions.</summary>
internal sealed class NewestContents(IReadOnlyList<KnownArtifact> known)
{
    private const int ReadAtOnce = 200;

    private readonly Lazy<ILookup<(ArtifactKind, Digest), KnownArtifact>> _holding =
        new(() => known.ToLookup(one => (one.Kind, one.Newest)));

    /// <summary>
    /// Says so where an artifact gets what another one of its kind has held until now: two files may have changed places, and a comparison
    /// of the versions would show a rewriting that nobody did.
    /// </summary>
    public string? TwinOf(KnownArtifact artifact, Digest content) =>
        _holding.Value[(artifact.Kind, content)].OrderBy(one => one.Path, StringComparer.Ordinal)
            .FirstOrDefault(one => one.Id != artifact.Id) is { } twin
            ? string.Create(CultureInfo.InvariantCulture, $"The same content as {twin.Path}, version {twin.Number}, byte for byte.")
            : null;

    /// <summary>The marks of each, by its digest.</summary>
    public static async Task<Dictionary<Digest, Likeness>> OfAsync(
        ConsoleDb db, IReadOnlyList<KnownArtifact> some, CancellationToken cancel)
    {
        var contents = new Dictionary<Digest, Likeness>();
        foreach (var part in some.DistinctBy(one => one.Newest).Chunk(ReadAtOnce))
        {
            var digests = part.Select(one => one.Newest).ToList();
            var blobs = await db.Set<Blob>().AsNoTracking().Where(blob => digests.Contains(blob.Digest)).ToListAsync(cancel);
            foreach (var blob in blobs)
                contents[blob.Digest] = Likeness.Of(part.First(one => one.Newest == blob.Digest).Kind, blob);
        }
        return contents;
    }
}
