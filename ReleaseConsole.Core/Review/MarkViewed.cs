using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

/// <summary>Marks a change as looked at, or not; a reading mark of one person, no decision.</summary>
public sealed class MarkViewed(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<Done>> RunAsync(ProposalId id, string path, bool viewed, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var entered = await ProposalEntry.EnterAsync(db, id, actor, cancel);
        if (!entered.Succeeded)
            return entered.Refusal;
        var mark = await db.Set<ViewedMark>().FirstOrDefaultAsync(
            one => one.ProposalId == id && one.PersonId == actor.Id && one.ArtifactPath == path, cancel);

        if (viewed && mark is null)
            db.Add(new ViewedMark { TenantId = db.Tenant, ProposalId = id, PersonId = actor.Id, ArtifactPath = path, At = db.Now });
        if (!viewed && mark is not null)
            db.Remove(mark);

        await db.SaveChangesAsync(cancel);
        return default(Done);
    }
}
