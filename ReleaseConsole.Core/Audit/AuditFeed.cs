using System.Collections.Concurrent;
using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Core.Audit;

/// <summary>
/// Tells whoever listens in this process which entries were just committed, by tenant. A hint, not a queue: whoever must not miss
/// an entry reads the log by cursor.
/// </summary>
public sealed class AuditFeed
{
    private readonly ConcurrentDictionary<Guid, (TenantId Tenant, Action<AuditEntry> Heard)> _listeners = new();

    public IDisposable Listen(TenantId tenant, Action<AuditEntry> heard)
    {
        var key = Guid.CreateVersion7();
        _listeners[key] = (tenant, heard);
        return new Subscription(() => _listeners.TryRemove(key, out _));
    }

    /// <summary>Hears every tenant's entries: for the jobs that turn entries into work.</summary>
    public IDisposable ListenToAll(Action<AuditEntry> heard) => Listen(default, heard);

    internal void Publish(IReadOnlyList<AuditEntry> entries)
    {
        foreach (var (tenant, heard) in _listeners.Values)
            foreach (var entry in entries)
                if (tenant == default || tenant == entry.TenantId)
                    heard(entry);
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
