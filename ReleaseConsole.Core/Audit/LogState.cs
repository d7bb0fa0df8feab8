using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Audit;

/// <summary>The log in one line: its size, its newest checkpoint, and how its last verification ended; null where there was none.</summary>
public sealed record LogCondition(long Size, long? CheckpointSize, DateTimeOffset? CheckpointAt, LastVerification? Verified);

/// <summary>How is the tenant's log? For the line in the top bar; whoever can read anything in the tenant may see it.</summary>
public sealed class LogState(IDbContextFactory<ConsoleDb> contexts, LogKeeping keeping)
{
    public async Task<Result<LogCondition>> RunAsync(Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var permissions = await Permissions.OfAsync(db, actor, cancel);
        if (actor.Kind != ActorKind.Job && permissions.Grants.Count == 0)
            return AccessRefusals.MayNot(actor, Permission.Read);
        var size = await db.Set<AuditHead>().AsNoTracking().Select(head => head.Size).FirstOrDefaultAsync(cancel);
        var newest = await LogNodes.NewestCheckpointAsync(db, cancel);
        return new LogCondition(size, newest?.Size, newest?.At, keeping.LastOf(db.Tenant));
    }
}
