using Microsoft.EntityFrameworkCore.Storage;

namespace ReleaseConsole.Core.Storage;

/// <summary>A transaction under the tenant's write lock. Left without a commit, it never happened; listeners hear of it after the commit.</summary>
public sealed class ExclusiveWork(IDbContextTransaction transaction, Action committed) : IAsyncDisposable
{
    private Func<Task>? _before;
    private Action? _after;

    public async Task CommitAsync(CancellationToken cancel)
    {
        if (_before is not null)
            await _before();
        await transaction.CommitAsync(cancel);
        _after?.Invoke();
        committed();
    }

    public ValueTask DisposeAsync() => transaction.DisposeAsync();

    /// <summary>What the database does around the commit, which is no part of it.</summary>
    internal ExclusiveWork With(Func<Task> before, Action after)
    {
        (_before, _after) = (before, after);
        return this;
    }
}
