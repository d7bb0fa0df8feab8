namespace ReleaseConsole.Web.Identity;

/// <summary>
/// Token ids that were accepted once and must not be accepted again while they are fresh. Bounded: when it is full of fresh ids,
/// new ones are refused, because forgetting one would let it be replayed.
/// </summary>
public sealed class SeenTokens(TimeProvider time, int capacity = 10_000)
{
    private readonly Dictionary<(string Issuer, string Id), DateTimeOffset> _seen = [];
    private readonly Lock _gate = new();

    public bool FirstTime(string issuer, string id, DateTimeOffset until)
    {
        lock (_gate)
        {
            if (_seen.Count >= capacity)
                foreach (var old in _seen.Where(s => s.Value < time.GetUtcNow()).Select(s => s.Key).ToList())
                    _seen.Remove(old);
            return _seen.Count < capacity && _seen.TryAdd((issuer, id), until);
        }
    }
}
