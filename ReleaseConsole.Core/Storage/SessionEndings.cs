using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Storage;

/// <summary>
/// Which sign-in sessions ended, in the database, so that a restarted or a second host knows it too. Bounded: rows older than any
/// session go, and when there are still too many the oldest half becomes one mark that ends all sessions begun until then.
/// </summary>
public sealed class SessionEndings(IDbContextFactory<ConsoleDb> contexts, TimeProvider clock, int capacity = SessionEndings.DefaultCapacity)
{
    public const int DefaultCapacity = 100_000;

    /// <summary>A working day: afterwards a person signs in again, so nothing has to be remembered longer.</summary>
    public static readonly TimeSpan SessionLifetime = TimeSpan.FromHours(10);

    private const string All = "*";

    public Task EndSessionAsync(string issuer, string session, CancellationToken cancel) => EndAsync(issuer, Name("sid", session), cancel);

    public Task EndPersonAsync(string issuer, string subject, CancellationToken cancel) => EndAsync(issuer, Name("sub", subject), cancel);

    public async Task<bool> AnySinceAsync(string issuer, string session, string subject, DateTimeOffset begun, CancellationToken cancel)
    {
        var (one, everyone) = (Name("sid", session), Name("sub", subject));
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Set<EndedSessionRow>().AnyAsync(
            row =>
                row.EndedAt >= begun && ((row.Issuer == issuer && (row.Session == one || row.Session == everyone))
                    || row.Session == All), cancel);
    }

    private async Task EndAsync(string issuer, string name, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await KeepAsync(db, issuer, name, now, cancel);
        var forgotten = now - SessionLifetime;
        await db.Set<EndedSessionRow>().Where(row => row.EndedAt < forgotten).ExecuteDeleteAsync(cancel);
        if (await db.Set<EndedSessionRow>().CountAsync(cancel) <= capacity)
            return;
        // Written before the rows go: in between, too much has ended and never too little.
        var floor = await db.Set<EndedSessionRow>().OrderByDescending(row => row.EndedAt).Select(row => row.EndedAt).Skip(capacity / 2)
            .FirstAsync(cancel);
        await KeepAsync(db, All, All, floor, cancel);
        await db.Set<EndedSessionRow>().Where(row => row.EndedAt <= floor && row.Session != All).ExecuteDeleteAsync(cancel);
    }

    private static async Task KeepAsync(ConsoleDb db, string issuer, string name, DateTimeOffset at, CancellationToken cancel)
    {
        Task<int> MoveAsync() => db.Set<EndedSessionRow>().Where(row => row.Issuer == issuer && row.Session == name)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, at), cancel);
        if (await MoveAsync() > 0)
            return;
        var row = db.Add(new EndedSessionRow(issuer, name, at));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (cancel is { IsCancellationRequested: false })
        {
            // Another host was a moment faster; a database that cannot write breaks here again.
            row.State = EntityState.Detached;
            if (await MoveAsync() == 0)
                throw;
        }
    }

    // Ids come from outside: hashed, a row has one size, and the table tells nobody a session id.
    private static string Name(string kind, string id) => $"{kind}:{Digest.Of(id).Hex}";
}
