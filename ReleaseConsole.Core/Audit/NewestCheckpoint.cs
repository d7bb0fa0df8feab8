using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Audit;

/// <summary>The newest checkpoint of the tenant's log; refused while none was signed.</summary>
public sealed class NewestCheckpoint(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<AuditCheckpoint>> RunAsync(Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var scope = await AuditScope.OfAsync(db, actor, cancel);
        if (!scope.Succeeded)
            return scope.Refusal;
        return await LogNodes.NewestCheckpointAsync(db, cancel) is { } newest ? newest : AuditRefusals.NoCheckpoint;
    }
}
