using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>One version as a history shows it: who, when, why, where from, and where it is live.</summary>
public sealed record VersionRow(
    int Number, Digest Digest, Digest? Parent, string Format, string Author, string Message, string Origin, DateTimeOffset SavedAt,
    IReadOnlyList<string> LiveIn)
{
    /// <summary>Where it came from, in full: the outside place, its commit or version, what it is called there, by whom and when.</summary>
    public required VersionOrigin From { get; init; }

    internal static VersionRow Of(ArtifactVersion version, IEnumerable<LiveVersion> live) => new(
        version.Number, version.Digest, version.Parent, version.Format, version.AuthorName, version.Message, Provenance.Of(version.Origin),
        version.CreatedAt, [.. live.Where(one => one.Number == version.Number).Select(one => one.Environment)])
    {
        From = Provenance.Read(version.Origin),
    };
}

/// <summary>Which versions does an artifact have? Newest first, from before a number on.</summary>
public sealed class VersionHistory(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<IReadOnlyList<VersionRow>>> RunAsync(
        string product, ArtifactKind kind, string path, int? before, int limit, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        if (await db.ArtifactAsync(admission.Value.Product.Id, kind, path, cancel) is not { } artifact)
            return ArtifactsRefusals.NoSuchArtifact(kind, path);
        var versions = await db.Set<ArtifactVersion>().AsNoTracking()
            .Where(version => version.ArtifactId == artifact.Id && (before == null || version.Number < before))
            .OrderByDescending(version => version.Number).Take(Math.Clamp(limit, 1, ArtifactFilter.Most + 1)).ToListAsync(cancel);
        var live = (await db.LiveAsync(admission.Value.Product.Id, [path], cancel))[(kind, path)].ToList();
        return versions.ConvertAll(version => VersionRow.Of(version, live));
    }
}
