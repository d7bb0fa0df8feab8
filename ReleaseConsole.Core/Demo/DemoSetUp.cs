using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Demo;

/// <summary>The demo's workspace with its environments, and its people with what they may do.</summary>
public sealed class DemoSetUp(CreateWorkspace workspaces, IDbContextFactory<ConsoleDb> contexts)
{
    private const string Correlation = "demo";

    internal async Task<Result<DemoWorkspace>> MakeAsync(CancellationToken cancel)
    {
        var workspace = await MakeWorkspaceAsync(cancel);
        return workspace.Succeeded
            ? new DemoWorkspace(workspace.Value, await AddPeopleAsync(workspace.Value, cancel))
            : workspace.Refusal;
    }

    private Task<Result<TenantId>> MakeWorkspaceAsync(CancellationToken cancel) => workspaces.RunAsync(
        new NewWorkspace(SeedDemo.Tenant, "Meridian Retail", SeedDemo.Product, "Support agent",
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
                new HeldRole(role.Role, role.Lane).Give(db, person.Id, GrantSource.Hand, "set-up");
            db.Record(Actor.Job(tenant, "set-up", Correlation), new PersonAdded(one.Name));
            people[one.Subject] = new Actor(ActorKind.Person, tenant, person.Id, one.Name, Correlation) { AuthenticatedAt = db.Now };
        }
        await db.SaveChangesAsync(cancel);
        return people;
    }
}
