using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Web.Api;

/// <summary>A tenant in which every id an address can name exists, so that a refusal is about the caller and not about the id.</summary>
internal static class WalkedWorld
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The names that stand in addresses and bodies, and what they are in this world.</summary>
    public static async Task<Dictionary<string, string>> MakeAsync(ApiHost host, TenantId tenant, string product, Actor author)
    {
        var import = (await host.Get<StartImport>().RunAsync(product, Importing.Sample("2026.10.3"), author, Cancel)).ShouldSucceed();
        (await host.Get<RunImport>().RunAsync(import, author, Cancel)).ShouldSucceed();
        var proposal = (await host.Get<ProposeRelease>().RunAsync(
            product, new NewProposal("2026.10.3", "production", "Look here.", null), author, Cancel)).ShouldSucceed();

        await using var db = await host.Get<IDbContextFactory<ConsoleDb>>().OpenAsync(tenant, Cancel);
        var release = await db.Set<Release>().SingleAsync(Cancel);
        var (id, at) = (release.ProductId, db.Now);
        var place = await db.Set<ReleaseEnvironment>().SingleAsync(one => one.Name == "development", Cancel);
        var target = new Target(
            new TargetId(Guid.CreateVersion7()), tenant, id, "the desk", TargetKind.Webhook, "https://desk.example.invalid/hook", "development",
            "{}", null, allowsPrivateNetwork: false, at);
        var deployment = new Deployment(
            new DeploymentId(Guid.CreateVersion7()), tenant, id, place.Id, proposal.Id, release.Id, release.ManifestDigest, null, Guid.Empty, "David", at);
        var delivery = new Delivery(
            new DeliveryId(Guid.CreateVersion7()), tenant, id, target.Id, deployment.Id, "development", release.ManifestDigest, null, at);
        var drift = new Drift(
            new DriftId(Guid.CreateVersion7()), tenant, id, "development", target.Id, DriftKind.ContentEdited, "prompts/triage", null, null, null, at);
        var version = await db.Set<ArtifactVersion>().FirstAsync(Cancel);
        var item = new Unresolved(
            new UnresolvedId(Guid.CreateVersion7()), tenant, id, import, ArtifactKind.Prompt, "prompts/unsure", version.Digest, version.Digest,
            "text/1", "unsure.md", "It resembles two.", null, at);
        var hold = new Hold(Guid.CreateVersion7(), tenant, id, place.Id, "A holiday", Guid.Empty, "David", at, null);
        db.AddRange(target, deployment, delivery, drift, item, hold);
        db.Record(author, new SomethingNoted("a world to walk through", []));
        await db.SaveChangesAsync(Cancel);
        return new()
        {
            ["{product}"] = product, ["{kind}"] = "prompt", ["{path}"] = "prompts%2Ftriage", ["{**rest}"] = "prompts/triage/versions",
            ["{version}"] = "1", ["{release}"] = "2026.10.3", ["{environment}"] = "development",
            ["{import}"] = import.Value.ToString(), ["{unresolved}"] = item.Id.Value.ToString(), ["{proposal}"] = proposal.Id.Value.ToString(),
            ["{deployment}"] = deployment.Id.Value.ToString(), ["{target}"] = target.Id.Value.ToString(),
            ["{delivery}"] = delivery.Id.Value.ToString(), ["{drift}"] = drift.Id.Value.ToString(), ["{hold}"] = hold.Id.ToString(),
            ["{digest}"] = proposal.Digest.ToString(),
        };
    }
}
