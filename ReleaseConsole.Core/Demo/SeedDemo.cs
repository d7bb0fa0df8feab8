using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Demo;

/// <summary>
/// Fills an empty database with a workspace to try the console on, by the same use cases as anyone: so its audit log verifies.
/// Each step is a method of its own and builds on the one before.
/// </summary>
public sealed class SeedDemo(
    AcrossTenants tenants, CreateWorkspace workspaces, IDbContextFactory<ConsoleDb> contexts, StartImport start, RunImport run)
{
    public const string Tenant = "demo";
    public const string Product = "support-agent";
    private const string Correlation = "demo";

    /// <summary>The releases in the order they were made; a folder each below <c>samples/support-agent</c>.</summary>
    public static IReadOnlyList<string> Releases { get; } = ["2026.10.3", "2026.11.0", "2026.11.1"];

    /// <summary>Does nothing when the database has a tenant already; null then.</summary>
    /// <param name="samplesFolder">The folder that holds <c>support-agent</c>.</param>
    public async Task<Result<DemoWorkspace?>> RunAsync(string samplesFolder, CancellationToken cancel)
    {
        if ((await tenants.AllTenantsAsync(cancel)).Count > 0)
            return (DemoWorkspace?)null;
        var workspace = await MakeWorkspaceAsync(cancel);
        if (!workspace.Succeeded)
            return workspace.Refusal;
        var demo = new DemoWorkspace(workspace.Value, await AddPeopleAsync(workspace.Value, cancel));
        foreach (var release in Releases)
            if (await ImportAsync(Path.Combine(samplesFolder, Product, release), demo.Amara, cancel) is { } refusal)
                return refusal;
        return demo;
    }

    private Task<Result<TenantId>> MakeWorkspaceAsync(CancellationToken cancel) => workspaces.RunAsync(
        new NewWorkspace(Tenant, "Meridian Retail", Product, "Support agent",
        [
            new NewEnvironment("development", IsProtected: false, Boundary.Open),
            new NewEnvironment("staging", IsProtected: false, Boundary.Open),
            new NewEnvironment("production", IsProtected: true, Boundary.Open),
        ]),
        Correlation, cancel);

    private async Task<IReadOnlyDictionary<string, Actor>> AddPeopleAsync(TenantId tenant, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(tenant, cancel);
        var people = new Dictionary<string, Actor>(StringComparer.Ordinal);
        foreach (var one in DemoPeople.All)
        {
            var person = new Person(one.Name, email: null)
            {
                Id = Guid.CreateVersion7(db.Now),
                TenantId = tenant,
                Issuer = DemoPeople.Issuer,
                Subject = one.Subject,
                CreatedAt = db.Now,
            };
            db.Add(person);
            foreach (var role in one.Roles)
                db.Add(new Grant
                {
                    Id = new GrantId(Guid.CreateVersion7(db.Now)),
                    TenantId = tenant,
                    PrincipalId = person.Id,
                    Role = role.Role,
                    Lane = role.Lane,
                    ProductId = null,
                    Environment = null,
                    Source = GrantSource.Hand,
                    GrantedAt = db.Now,
                    GrantedBy = "set-up",
                    ExpiresAt = null,
                });
            db.Record(Actor.Job(tenant, "set-up", Correlation), new PersonAdded(one.Name));
            people[one.Subject] = new Actor(ActorKind.Person, tenant, person.Id, one.Name, Correlation) { AuthenticatedAt = db.Now };
        }
        await db.SaveChangesAsync(cancel);
        return people;
    }

    private async Task<Refusal?> ImportAsync(string folder, Actor author, CancellationToken cancel)
    {
        var started = await start.RunAsync(Product, new FolderSource(folder), author, cancel);
        if (!started.Succeeded)
            return started.Refusal;
        var ended = await run.RunAsync(started.Value, author, cancel);
        return ended.Succeeded ? null : ended.Refusal;
    }
}
