using System.Collections.Concurrent;

namespace ReleaseConsole.Web.Identity;

/// <summary>
/// Which sessions ended before their cookie did: by sign-out here, or by the provider's word. Asked at every request and by every
/// open circuit. Kept for as long as a cookie can live; bounded, and full means that older sessions end, never that ended ones return.
/// </summary>
public sealed class EndedSessions(TimeProvider time, int capacity = EndedSessions.DefaultCapacity)
{
    public const int DefaultCapacity = 100_000;

    /// <summary>A working day: afterwards a person signs in again, so nothing has to be remembered longer.</summary>
    public static readonly TimeSpan SessionLifetime = TimeSpan.FromHours(10);

    private readonly ConcurrentDictionary<(string Issuer, string Kind, string Id), DateTimeOffset> _ended = [];
    private readonly Lock _pruning = new();
    private long _floor = DateTimeOffset.MinValue.UtcTicks;

    /// <summary>Ends the session that has begun under this id until now; the id may be used again by a later sign-in.</summary>
    public ValueTask EndAsync(string issuer, string session, CancellationToken cancel) => Add((issuer, "sid", session));

    /// <summary>Ends every session this person has begun until now.</summary>
    public ValueTask EndAllOfAsync(string issuer, string subject, CancellationToken cancel) => Add((issuer, "sub", subject));

    public ValueTask<bool> HasEndedAsync(PersonSession session, CancellationToken cancel)
    {
        var ended = time.GetUtcNow() >= session.Begun + SessionLifetime
            || session.Begun.UtcTicks <= Interlocked.Read(ref _floor)
            || EndedSince((session.Issuer, "sid", session.Id), session.Begun)
            || EndedSince((session.Issuer, "sub", session.Subject), session.Begun);
        return ValueTask.FromResult(ended);
    }

    private bool EndedSince((string, string, string) key, DateTimeOffset begun) =>
        _ended.TryGetValue(key, out var at) && begun <= at;

    private ValueTask Add((string, string, string) key)
    {
        _ended[key] = time.GetUtcNow();
        if (_ended.Count > capacity)
            Prune();
        return ValueTask.CompletedTask;
    }

    /// <summary>Forgets what no cookie can outlive. When that is not enough the oldest half goes, and its instant becomes a floor.</summary>
    private void Prune()
    {
        lock (_pruning)
        {
            var oldest = time.GetUtcNow() - SessionLifetime;
            foreach (var (key, at) in _ended)
                if (at < oldest)
                    _ended.TryRemove(key, out _);
            if (_ended.Count <= capacity)
                return;
            foreach (var (key, at) in _ended.OrderBy(e => e.Value).Take(_ended.Count - capacity / 2).ToList())
            {
                Interlocked.Exchange(ref _floor, Math.Max(at.UtcTicks, Interlocked.Read(ref _floor)));
                _ended.TryRemove(key, out _);
            }
        }
    }
}
