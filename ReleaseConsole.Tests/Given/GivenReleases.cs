using System.Text;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Tests.Given;

/// <summary>Releases, proposals and started deployments as rows, for tests that begin where those end.</summary>
internal static class GivenReleases
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A frozen release of one prompt and one model.</summary>
    public static Task<Release> ReleaseAsync(this TestConsole console, string version, string prompt) => console.ReleaseAsync(
        version, (ArtifactKind.Prompt, "prompts/triage", prompt),
        (ArtifactKind.Model, "models/default", """{"model":"gpt-4.1-mini","provider":"openai"}"""));

    public static async Task<Release> ReleaseAsync(
        this TestConsole console, string version, params (ArtifactKind Kind, string Path, string Text)[] contents)
    {
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        var actor = Actor.Job(console.Tenant, "test", "test");
        var product = await db.Set<Product>().FirstAsync(Cancel);
        var pins = new List<(PinnedArtifact Pin, ArtifactVersionId Version)>();
        foreach (var (kind, path, text) in contents)
        {
            var isText = kind is ArtifactKind.Prompt or ArtifactKind.Dataset;
            var bytes = Encoding.UTF8.GetBytes(text);
            var content = NewContent.Plain(
                isText ? ContentForm.Text : ContentForm.Json, isText ? CanonicalText.From(bytes).Value : CanonicalJson.From(bytes).Value,
                "test");
            var made = await db.AppendVersionAsync(
                actor, product.Id, kind, path, content, "test", new VersionOrigin(
                    "test", null, isText ? path + ".md" : path + ".json"), Cancel);
            pins.Add((new PinnedArtifact(kind, path, made.Version.Digest), made.Version.Id));
        }
        var document = CanonicalJson.Of(new ManifestDocument([.. pins.Select(one => one.Pin)], [], Digest.Of("notes of " + version)));
        var digest = Digest.Of(document);
        db.Add(new Manifest(db.Tenant, product.Id, digest, Encoding.UTF8.GetString(document), db.Now));
        foreach (var (pin, id) in pins)
            db.Add(new ManifestEntry(db.Tenant, product.Id, digest, pin.Kind, pin.Path, pin.Digest, id));
        var release = new Release
        {
            Id = new ReleaseId(Guid.CreateVersion7()),
            TenantId = db.Tenant,
            ProductId = product.Id,
            Version = version,
            ManifestDigest = digest,
            Notes = "notes",
            CreatedById = Guid.Empty,
            CreatedByName = "Lea Fischer",
            CreatedAt = db.Now,
        };
        db.Add(release);
        db.Record(actor, new PersonAdded(version));
        await db.SaveChangesAsync(Cancel);
        return release;
    }

    /// <summary>A proposal to replace what is live now; nobody has signed it.</summary>
    public static async Task<Proposal> ProposalAsync(
        this TestConsole console, Release release, string environment, ProposalKind kind = ProposalKind.Promotion,
        DateTimeOffset? notBefore = null)
    {
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        var live = (await db.Set<ReleaseEnvironment>().FirstAsync(one => one.Name == environment, Cancel)).LiveManifest;
        var id = new ProposalId(Guid.CreateVersion7());
        var digest = Digest.Of(id.Value.ToString());
        var proposal = new Proposal(
            id, db.Tenant, release.ProductId, environment, kind, release.Id, digest, release.ManifestDigest, live, digest, digest, digest,
            RiskLevel.Low, "{}", "it failed", Guid.Empty, "Lea Fischer", db.Now, notBefore);
        db.Add(proposal);
        db.Record(Actor.Job(console.Tenant, "test", "test"), new PersonAdded("proposal"));
        await db.SaveChangesAsync(Cancel);
        return proposal;
    }

    /// <summary>The deployment of a proposal as <see cref="DeployProposal"/> starts it, for tests of what comes after.</summary>
    public static async Task<Deployment> StartAsync(
        this TestConsole console, Release release, string environment, ProposalKind kind = ProposalKind.Promotion)
    {
        console.Clock.Advance(TimeSpan.FromSeconds(1));
        var proposal = await console.ProposalAsync(release, environment, kind);
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        var place = await db.Set<ReleaseEnvironment>().FirstAsync(one => one.Name == environment, Cancel);
        var deployment = new Deployment
        {
            Id = new DeploymentId(Guid.CreateVersion7()),
            TenantId = db.Tenant,
            ProductId = release.ProductId,
            EnvironmentId = place.Id,
            ProposalId = proposal.Id,
            ReleaseId = release.Id,
            ManifestDigest = release.ManifestDigest,
            Replaces = proposal.Replaces,
            StartedById = Guid.Empty,
            StartedByName = "David Osei",
            StartedAt = db.Now,
        };
        db.Add(deployment);
        db.Record(Actor.Job(console.Tenant, "test", "test"), new DeploymentStarted(
            deployment.Id, proposal.Id, kind, environment, release.Version, release.ManifestDigest, proposal.Replaces)
        { Product = release.ProductId });
        await db.SaveChangesAsync(Cancel);
        return deployment;
    }

    public static async Task<ReleaseEnvironment> EnvironmentAsync(this TestConsole console, string name)
    {
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        return await db.Set<ReleaseEnvironment>().AsNoTracking().FirstAsync(one => one.Name == name, Cancel);
    }

    public static async Task<IReadOnlyList<T>> AllAsync<T>(this TestConsole console)
        where T : class
    {
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        return await db.Set<T>().AsNoTracking().ToListAsync(Cancel);
    }

    /// <summary>The names of the entries of the log, oldest first.</summary>
    public static async Task<IReadOnlyList<string>> StoryAsync(this TestConsole console) =>
        [.. (await console.AllAsync<Core.Audit.AuditEntry>()).OrderBy(entry => entry.Index).Select(entry => entry.Action)];
}
