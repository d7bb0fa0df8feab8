using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Assess;

/// <summary>
/// Judges putting one manifest where another is, under the policy in force, for an environment (null: as for a protected one).
/// Reads only; who proposes stores the result.
/// </summary>
public sealed class AssessManifests(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<Assessment>> RunAsync(
        ProductId product, Digest? from, Digest to, string? environment, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var destination = await Destination.LoadAsync(db, product, environment, cancel);
        if (!destination.Succeeded)
            return destination.Refusal;
        var before = from is { } live ? await ManifestContents.LoadAsync(db, product, live, cancel) : ManifestContents.Nothing;
        if (before is null)
            return AssessRefusals.UnknownManifest(from!.Value);
        var after = await ManifestContents.LoadAsync(db, product, to, cancel);
        if (after is null)
            return AssessRefusals.UnknownManifest(to);

        var policy = await PolicyInForce.LoadAsync(db, product, cancel);
        var surroundings = await SurroundingsReading.LoadAsync(db, product, environment, before, after, policy.Digest, db.Now, cancel);
        var judged = JudgeRelease.Of(before, after, policy, destination.Value, surroundings);
        return await WasLiveAsync(db, product, environment, from, to, cancel)
            ? JudgeReturn.Of(judged, JudgeRelease.Of(after, before, policy, destination.Value, new Surroundings(surroundings.Today)))
            : judged;
    }

    /// <summary>Whether this goes back from what is live to what was live in the environment before.</summary>
    private static async Task<bool> WasLiveAsync(
        ConsoleDb db, ProductId product, string? environment, Digest? live, Digest to, CancellationToken cancel) =>
        environment is not null && live is not null && live != to
            && await (from record in db.Set<LiveRecord>().AsNoTracking()
                      join place in db.Set<ReleaseEnvironment>() on record.EnvironmentId equals place.Id
                      where place.ProductId == product && place.Name == environment && place.LiveManifest == live
                          && record.ManifestDigest == to
                      select record.Id).AnyAsync(cancel);
}
