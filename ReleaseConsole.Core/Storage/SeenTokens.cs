using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Storage;

/// <summary>
/// Tokens that were accepted once and must not be accepted again while they are fresh, by whichever host. Bounded: when it is full
/// of fresh ones, new ones are refused, because forgetting one would let it be replayed.
/// </summary>
public sealed class SeenTokens(IDbContextFactory<ConsoleDb> contexts, TimeProvider clock, int capacity = 10_000)
{
    public async Task<bool> FirstTimeAsync(string issuer, string id, DateTimeOffset until, CancellationToken cancel)
    {
        var (now, token) = (clock.GetUtcNow(), Digest.Of(id).Hex);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.Set<SeenTokenRow>().Where(row => row.Until < now).ExecuteDeleteAsync(cancel);
        if (await db.Set<SeenTokenRow>().CountAsync(cancel) >= capacity)
            return false;
        db.Add(new SeenTokenRow(issuer, token, until));
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException)
        {
            // The key decides between two hosts; a fault that is not about the key stays one.
            if (await db.Set<SeenTokenRow>().AsNoTracking().AnyAsync(row => row.Issuer == issuer && row.Token == token, cancel))
                return false;
            throw;
        }
    }
}
