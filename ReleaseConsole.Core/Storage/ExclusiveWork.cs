using Microsoft.EntityFrameworkCore.Storage;

namespace ReleaseConsole.Core.Storage;

/// <summary>
/// A transaction under the tenant's write lock. Left without a commit, it never happened; listeners hear of it after the commit.
/// </summary>
public sealed class ExclusiveWork(IDbContextTransaction transaction, Action committed) : IAsyncDisposable
{
    public async Task CommitAsync(CancellationToken cancel)
    {
        await transaction.CommitAsync(cancel);
        committed();
    }

    internal ExclusiveWork AndThen(Action after) => new(transaction, () =>
    {
        committed();
        after();
    });

    public ValueTask DisposeAsync() => transaction.DisposeAsync();
}
