using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Deploy;

/// <summary>
/// Takes a release out of use, for a reason: it stays readable, its open proposals are stale from then on, and nothing is promoted or
/// rolled back to it. Refused while it is live, or on its way, anywhere.
/// </summary>
public sealed class WithdrawRelease(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<Done>> RunAsync(string product, string version, string reason, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var moment = await db.BeginExclusiveAsync(cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Deploy, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var on = admission.Value.Product.Id;
        var release = await db.Set<Release>().FirstOrDefaultAsync(one => one.ProductId == on && one.Version == version, cancel);
        if (release is null)
            return ReleasesRefusals.NoSuchRelease(version);
        var live = await db.Set<ReleaseEnvironment>().Where(one => one.ProductId == on && one.LiveRelease == release.Id)
            .OrderBy(one => one.Position).Select(one => one.Name).ToListAsync(cancel);
        var underWay = await db.Set<Deployment>().AnyAsync(one => one.ReleaseId == release.Id && one.EndedAt == null, cancel);

        if (release.State == ReleaseState.Withdrawn)
            return ReleasesRefusals.AlreadyWithdrawn(version);
        if (live.Count > 0)
            return ReleasesRefusals.StillLive(version, live);
        if (underWay)
            return ReleasesRefusals.UnderWay(version);
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 2_000)
            return ReleasesRefusals.WithdrawnWithoutReason();

        release.Withdraw();
        db.Record(actor, new ReleaseWithdrawn(version, release.ManifestDigest, reason.Trim()) { Product = on });

        await db.SaveChangesAsync(cancel);
        await moment.CommitAsync(cancel);
        return default(Done);
    }
}
