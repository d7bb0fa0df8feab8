using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// An artifact the product already has, with its newest bytes, the file they came from and its name in the outside system.
/// </summary>
public sealed record KnownArtifact(
    ArtifactId Id, ArtifactKind Kind, string Path, Digest Newest, string? SourcePath, string? OutsideId = null)
{
    public int Number { get; init; } = 1;

    /// <summary>Where its newest version came from.</summary>
    public VersionOrigin? Origin { get; init; }

    public static async Task<IReadOnlyList<KnownArtifact>> OfProductAsync(ConsoleDb db, ProductId product, CancellationToken cancel)
    {
        var rows = await (from artifact in db.Set<Artifact>().AsNoTracking()
                          join version in db.Set<ArtifactVersion>().AsNoTracking() on artifact.Id equals version.ArtifactId
                          where artifact.ProductId == product
                              && version.Number == db.Set<ArtifactVersion>().Where(other => other.ArtifactId == artifact.Id)
                                  .Max(other => other.Number)
                          select new { artifact.Id, artifact.Kind, artifact.Path, version.Digest, version.Origin, version.Number })
                              .ToListAsync(cancel);
        return [.. rows.Select(row => new { row, origin = JsonSerializer.Deserialize<VersionOrigin>(row.Origin, CanonicalJson.Options) })
            .Select(one =>
            new KnownArtifact(one.row.Id, one.row.Kind, one.row.Path, one.row.Digest, one.origin?.Path, one.origin?.OutsideId)
            { Number = one.row.Number, Origin = one.origin })];
    }
}

/// <summary>What a person decided about a name before; it holds for later imports until it is revoked.</summary>
public sealed record EarlierDecision(
    ArtifactKind Kind, string Path, string? OutsideId, Digest Content, Resolution ResolvedAs, ArtifactId? Target, string By)
{
    /// <summary>The file it was decided about.</summary>
    public string? SourcePath { get; init; }

    /// <summary>The decisions in force, the newest first.</summary>
    public static async Task<IReadOnlyList<EarlierDecision>> OfProductAsync(ConsoleDb db, ProductId product, CancellationToken cancel) =>
        await db.Set<Unresolved>().AsNoTracking()
            .Where(one => one.ProductId == product && one.ResolvedAs != null && one.RevokedAt == null)
            .OrderByDescending(one => one.ResolvedAt)
            .Select(one => new EarlierDecision(one.Kind, one.Path, one.OutsideId, one.Content, one.ResolvedAs!.Value,
                // Decisions from before there were several suggestions meant the one there was.
                one.Target == null && one.ResolvedAs == Resolution.SameArtifact ? one.Suggestion : one.Target, one.ResolvedBy!)
            { SourcePath = one.SourcePath })
            .ToListAsync(cancel);
}
