using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Access;

/// <summary>Which keys are there? Newest first, at most 500.</summary>
public sealed class KeyList(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<IReadOnlyList<KeyRow>>> RunAsync(Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var permissions = await Permissions.OfAsync(db, actor, cancel);
        if (permissions.RefuseInTenant(Permission.GrantAccess) is { } refusal)
            return refusal;
        return await KeyRow.Of(db).Take(500).ToListAsync(cancel);
    }
}
