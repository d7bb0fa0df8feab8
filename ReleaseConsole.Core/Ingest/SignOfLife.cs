using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest;

/// <summary>Tells the other hosts every minute that this one is at work on an import, until it is disposed.</summary>
internal sealed class SignOfLife : IAsyncDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _giving;

    private SignOfLife(IDbContextFactory<ConsoleDb> contexts, ImportId id, Actor actor) =>
        _giving = GiveAsync(contexts, id, actor, _ended.Token);

    public static SignOfLife Of(IDbContextFactory<ConsoleDb> contexts, ImportId id, Actor actor) => new(contexts, id, actor);

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _giving;
        _ended.Dispose();
    }

    private static async Task GiveAsync(IDbContextFactory<ConsoleDb> contexts, ImportId id, Actor actor, CancellationToken ended)
    {
        using var tick = new PeriodicTimer(Every);
        try
        {
            do
                await GiveOnceAsync(contexts, id, actor, ended);
            while (await tick.WaitForNextTickAsync(ended));
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
        }
    }

    private static async Task GiveOnceAsync(IDbContextFactory<ConsoleDb> contexts, ImportId id, Actor actor, CancellationToken ended)
    {
        try
        {
            await using var db = await contexts.OpenAsync(actor, ended);
            var now = db.Now;
            // One that was just started was just heard from; nothing is written then.
            var lately = now - (Every / 2);
            await db.Set<Import>().Where(one => one.Id == id && one.HeardFromAt < lately)
                .ExecuteUpdateAsync(row => row.SetProperty(one => one.HeardFromAt, now), ended);
        }
        catch (DbException)
        {
            // A sign that is lost is followed by the next one; the import itself says when the database is gone.
        }
    }
}
