using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>Reads a connection and compares it with a release, file by file. Nothing is written there or here.</summary>
public sealed class DryRunTarget(IDbContextFactory<ConsoleDb> contexts, IEnumerable<IConnector> connectors)
{
    public async Task<Result<DryRun>> RunAsync(TargetId id, string environment, string release, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var target = await db.Set<Target>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancel);
        if (target is null)
            return WriteBackRefusals.NoSuchTarget();
        var admission = await db.AdmitAsync(actor, target.ProductId, Permission.Connect, cancel);
        if (!admission.Succeeded)
            return admission.Refusal.Kind == RefusalKind.NotFound ? WriteBackRefusals.NoSuchTarget() : admission.Refusal;
        var wanted = await db.Set<Release>().AsNoTracking().FirstOrDefaultAsync(
            one => one.ProductId == target.ProductId && one.Version == release, cancel);
        if (wanted is null)
            return WriteBackRefusals.NoSuchRelease(release);
        var contents = (await ManifestContents.LoadAsync(db, target.ProductId, wanted.ManifestDigest, cancel))!;
        var pointers = await Pointers.OfAsync(db, id, environment, cancel);
        var connector = connectors.First(one => one.Kind == target.Kind);
        if (!connector.Of(target).DryRun)
            return WriteBackRefusals.NoDryRun(target.Name);

        var found = await connector.ReadAsync(target, new Place(admission.Value.Product.Slug, environment), cancel);
        var order = new WriteBackOrder(
            "dry-run", new Place(admission.Value.Product.Slug, environment), release, "{}", contents, null, [], pointers.Ours, null,
            db.Now);
        var step = NextStep.Of(order, connector.Of(target), found);
        var changes = PinnedFiles.Compare(contents, found.Files ?? new Dictionary<string, byte[]>())
            .Select(one => new PlannedChange(one.File, Word(one.How), one.Observed, one.Expected)).ToList();
        return new DryRun(target.Name, environment, release, step.Step == Step.Write, step.Because, changes);
    }

    // Seen from the branch: what it lacks would be added, what no manifest pins would go.
    private static string Word(FileDifference how) => how switch
    {
        FileDifference.Missing => "added",
        FileDifference.Edited => "changed",
        FileDifference.Extra => "removed",
    };
}
