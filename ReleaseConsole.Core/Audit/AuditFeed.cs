using System.Collections.Concurrent;
using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Core.Audit;

/// <summary>
/// Tells whoever listens in this process which entries were just committed, by tenant. A hint, not a queue: whoever must not miss
/// an entry reads the log by cursor.
/// </summary>
public sealed class AuditFeed(TimeProvider clock)
{
    private readonly ConcurrentDictionary<Guid, (TenantId Tenant, Action<AuditEntry> Heard)> _listeners = new();
    private readonly ConcurrentDictionary<TenantId, long> _last = new();

    public IDisposable Listen(TenantId tenant, Action<AuditEntry> heard)
    {
        var key = Guid.CreateVersion7();
        _listeners[key] = (tenant, heard);
        return new Subscription(() => _listeners.TryRemove(key, out _));
    }

    /// <summary>Hears every tenant's entries: for the jobs that turn entries into work.</summary>
    public IDisposable ListenToAll(Action<AuditEntry> heard) => Listen(default, heard);

    /// <summary>
    /// Whether an entry of the tenant was committed in this process so lately that whoever begins to listen may have missed it.
    /// </summary>
    public bool SpokeWithin(TimeSpan span, TenantId tenant) =>
        _last.TryGetValue(tenant, out var at) && clock.GetElapsedTime(at) <= span;

    internal void Publish(IReadOnlyList<AuditEntry> entries)
    {
        foreach (var entry in entries)
            _last[entry.TenantId] = clock.GetTimestamp();
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
