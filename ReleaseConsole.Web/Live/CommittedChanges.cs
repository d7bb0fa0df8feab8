using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Web.Live;

/// <summary>
/// Calls back after something was committed in a tenant. What is committed while the callback runs makes it run once more, so a
/// burst costs two refreshes and the last one sees everything.
/// </summary>
public sealed class CommittedChanges : IDisposable
{
    private readonly Func<Task> _refresh;
    private readonly IDisposable _listening;
    private int _heard;

    public CommittedChanges(AuditFeed feed, TenantId tenant, Func<Task> refresh)
    {
        _refresh = refresh;
        _listening = feed.Listen(tenant, Heard);
    }

    public void Dispose() => _listening.Dispose();

    // Off the committing thread: who saves must not wait for the windows that look.
    private void Heard(AuditEntry entry)
    {
        if (Interlocked.Increment(ref _heard) == 1)
            _ = Task.Run(RefreshAsync);
    }

    private async Task RefreshAsync()
    {
        int seen;
        do
        {
            seen = Volatile.Read(ref _heard);
            try
            {
                await _refresh();
            }
            catch (Exception)
            {
                // What is committed next is tried again; a count left standing would make this window deaf for good.
                Interlocked.Exchange(ref _heard, 0);
                throw;
            }
        }
        while (Interlocked.Add(ref _heard, -seen) > 0);
    }
}
