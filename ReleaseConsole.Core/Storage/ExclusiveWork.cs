using Microsoft.EntityFrameworkCore.Storage;

namespace ReleaseConsole.Core.Storage;

/// <summary>A transaction under the tenant's write lock. Left without a commit, it never happened; listeners hear of it after the commit.</summary>
public sealed class ExclusiveWork(IDbContextTransaction transaction, Action committed) : IAsyncDisposable
{
    private Action? _after;

    public async Task CommitAsync(CancellationToken cancel)
    {
        await transaction.CommitAsync(cancel);
        _after?.Invoke();
        committed();
    }

    public ValueTask DisposeAsync() => transaction.DisposeAsync();

    /// <summary>What the database does after the commit, which is no part of it.</summary>
    internal ExclusiveWork Then(Action after)
    {
        _after = after;
        return this;
    }
}
