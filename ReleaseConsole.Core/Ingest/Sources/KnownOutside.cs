using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>Which versions of an outside place a product has already, so that they are not fetched again and again.</summary>
public sealed class KnownOutside
{
    private readonly HashSet<(string Id, string Version)> _versions;

    private KnownOutside(HashSet<(string, string)> versions) => _versions = versions;

    public static KnownOutside Nothing { get; } = new([]);

    /// <summary>The commit that was read whole the last time, by the same connection.</summary>
    public string? Commit { get; private init; }

    public bool Has(string id, string version) => _versions.Contains((id, version));

    /// <summary>Only places that number their versions have any; of the others everything is read each time.</summary>
    internal static async Task<KnownOutside> OfAsync(ConsoleDb db, Import import, SourceConnection connection, CancellationToken cancel)
    {
        if (connection.Kind == SourceKind.Git)
            return new KnownOutside([]) { Commit = await CommitAsync(db, import, cancel) };
        if (connection.Kind is not (SourceKind.Langfuse or SourceKind.Mlflow))
            return Nothing;
        var pattern = $"%\"outsideId\":\"{(connection.Kind == SourceKind.Langfuse ? "langfuse" : "mlflow")}:%";
        var origins = await (from artifact in db.Set<Artifact>().AsNoTracking()
                             join version in db.Set<ArtifactVersion>().AsNoTracking() on artifact.Id equals version.ArtifactId
                             where artifact.ProductId == import.ProductId && EF.Functions.Like(version.Origin, pattern)
                             select version.Origin).ToListAsync(cancel);
        var place = connection.Address.TrimEnd('/');
        return new KnownOutside([.. origins.Select(Provenance.Read)
            .Where(from => from is { OutsideId: not null, OutsideVersion: not null } && from.Location == place)
            .Select(from => (from.OutsideId!, from.OutsideVersion!))]);
    }

    // Who asks for a pull by hand has everything read again, with its authors.
    private static async Task<string?> CommitAsync(ConsoleDb db, Import import, CancellationToken cancel)
    {
        if (import.StartedByKind != ActorKind.Job
            || await db.Set<SourcePulse>().AsNoTracking()
                .FirstOrDefaultAsync(one => one.SourceId == import.SourceId, cancel) is not { } pulse)
            return null;
        return await db.Set<Import>().Where(
            one => one.Id == pulse.LastImport && one.State == ImportState.Finished && one.Connection == import.Connection)
            .Select(one => one.OutsideRevision).FirstOrDefaultAsync(cancel);
    }
}
