using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.Watch;

namespace ReleaseConsole.Core.Assess;

/// <summary>
/// Loads what judging needs to know beside the manifests: the way back, open drift, agents among the authors, the policy's author.
/// </summary>
internal static class SurroundingsReading
{
    private const int MostAuthors = 200;
    private const int MostDrifts = 500;

    /// <param name="environment">Where it is to go; null: nothing is known of the place.</param>
    /// <param name="at">The instant judged for: drift counts that was open then.</param>
    public static async Task<Surroundings> LoadAsync(
        ConsoleDb db, ProductId product, string? environment, ManifestContents from, ManifestContents to, Digest policy, DateTimeOffset at,
        CancellationToken cancel) => Surroundings.On(at) with
        {
            NoWayBack = environment is null || !from.Digest.IsSet ? null : await WhyNoWayBackAsync(db, product, from.Digest, cancel),
            Drifts = environment is null ? [] : await DriftsAsync(db, product, environment, at, cancel),
            Agents = await AgentsAsync(db, from, to, cancel),
            PolicyHands = await PolicyHandsAsync(db, product, policy, cancel),
        };

    private static async Task<IReadOnlySet<Guid>> PolicyHandsAsync(ConsoleDb db, ProductId product, Digest policy, CancellationToken cancel)
    {
        var adopted = await db.Set<PolicyAdoption>().AsNoTracking().Where(one => one.ProductId == product && one.Policy == policy)
            .Select(one => one.AdoptedById).Distinct().OrderBy(id => id).Take(MostAuthors).ToListAsync(cancel);
        if (adopted.Count == 0)
            return new HashSet<Guid>();
        var written = await (from artifact in db.Set<Artifact>().AsNoTracking()
                             join version in db.Set<ArtifactVersion>().AsNoTracking() on artifact.Id equals version.ArtifactId
                             where artifact.ProductId == product && artifact.Kind == ArtifactKind.Policy
                                 && artifact.Path == RiskPolicy.ArtifactPath
                                 && version.Digest == policy
                             select new { version.AuthorId, version.Contributors }).Take(MostAuthors).ToListAsync(cancel);
        return adopted.Concat(written.SelectMany(one => one.Contributors.Append(one.AuthorId))).ToHashSet();
    }

    private static async Task<string?> WhyNoWayBackAsync(ConsoleDb db, ProductId product, Digest live, CancellationToken cancel)
    {
        var releases = await db.Set<Release>().AsNoTracking().Where(one => one.ProductId == product && one.ManifestDigest == live)
            .Select(one => new { one.Version, one.State }).ToListAsync(cancel);
        return releases.Count > 0 && releases.All(one => one.State == ReleaseState.Withdrawn)
            ? $"{releases[0].Version}, which it replaces, was withdrawn"
            : null;
    }

    private static async Task<IReadOnlyList<OpenDrift>> DriftsAsync(
        ConsoleDb db, ProductId product, string environment, DateTimeOffset at, CancellationToken cancel)
    {
        var drifts = await db.Set<Drift>().AsNoTracking()
            .Where(one => one.ProductId == product && one.Environment == environment && one.FirstSeenAt <= at
                && (one.EndedAt == null || one.EndedAt > at) && one.Kind != DriftKind.CannotTell)
            .OrderBy(one => one.FirstSeenAt).Take(MostDrifts).ToListAsync(cancel);
        return [.. drifts.Where(one => one.State != DriftState.Accepted || one.Until <= at)
            .OrderBy(one => one.Path, StringComparer.Ordinal).ThenBy(one => one.FirstSeenAt)
            .Select(one => new OpenDrift(one.Path, Said(one.Kind), one.FirstSeenAt, one.Who))];
    }

    private static string Said(DriftKind kind) => kind switch
    {
        DriftKind.PointerMoved => "points to another manifest",
        DriftKind.ContentEdited => "was edited there",
        DriftKind.Missing => "is gone there",
        DriftKind.Extra => "stands there and no release pins it",
        DriftKind.CannotTell => "could not be read",
    };

    // A principal is of one kind for good, so its newest entry tells what it is without reading its history.
    private static async Task<IReadOnlySet<Guid>> AgentsAsync(
        ConsoleDb db, ManifestContents from, ManifestContents to, CancellationToken cancel)
    {
        var known = from.Artifacts.Concat(from.Evaluations).Select(one => one.Pin.Digest).ToHashSet();
        var authors = to.Artifacts.Concat(to.Evaluations).Where(one => !known.Contains(one.Pin.Digest))
            .SelectMany(one => one.Version.Contributors.Append(one.Version.AuthorId)).Where(id => id != Guid.Empty)
            .Distinct().Take(MostAuthors);
        var agents = new HashSet<Guid>();
        foreach (var author in authors)
            if (await db.Set<AuditEntry>().AsNoTracking().Where(one => one.ActorId == author).OrderByDescending(one => one.Index)
                .Select(one => (ActorKind?)one.ActorKind).FirstOrDefaultAsync(cancel) == ActorKind.Agent)
                agents.Add(author);
        return agents;
    }
}
