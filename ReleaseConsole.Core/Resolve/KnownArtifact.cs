using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Resolve;

/// <summary>An artifact the product already has, with its newest bytes and the file they came from.</summary>
public sealed record KnownArtifact(ArtifactId Id, ArtifactKind Kind, string Path, Digest Newest, string? SourcePath)
{
    public static async Task<IReadOnlyList<KnownArtifact>> OfProductAsync(ConsoleDb db, ProductId product, CancellationToken cancel)
    {
        var rows = await (from artifact in db.Set<Artifact>().AsNoTracking()
                          join version in db.Set<ArtifactVersion>().AsNoTracking() on artifact.Id equals version.ArtifactId
                          where artifact.ProductId == product
                              && version.Number == db.Set<ArtifactVersion>().Where(other => other.ArtifactId == artifact.Id).Max(other => other.Number)
                          select new { artifact, version.Digest, version.Origin }).ToListAsync(cancel);
        return [.. rows.Select(row => new KnownArtifact(
            row.artifact.Id, row.artifact.Kind, row.artifact.Path, row.Digest,
            System.Text.Json.JsonSerializer.Deserialize<VersionOrigin>(row.Origin, CanonicalJson.Options)?.Path))];
    }
}

/// <summary>What a person decided about a path before; it holds for the next import as well.</summary>
public sealed record EarlierResolution(ArtifactKind Kind, string Path, Digest Content, Resolution ResolvedAs, ArtifactId? Artifact, string By);
