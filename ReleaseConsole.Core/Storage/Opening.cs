using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Core.Storage;

public static class Opening
{
    /// <summary>A unit of work in the actor's tenant; the caller disposes it at the end of its operation.</summary>
    public static Task<ConsoleDb> OpenAsync(this IDbContextFactory<ConsoleDb> contexts, Actor actor, CancellationToken cancel) =>
        contexts.OpenAsync(actor.Tenant, cancel);

    public static async Task<ConsoleDb> OpenAsync(this IDbContextFactory<ConsoleDb> contexts, TenantId tenant, CancellationToken cancel)
    {
        var db = await contexts.CreateDbContextAsync(cancel);
        db.Enter(tenant);
        return db;
    }
}
