using System.Threading.Channels;
using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Core.Ingest;

/// <summary>
/// Whose import is next: tenants take turns, so that none waits for all of another's, and of what belongs together only so many run at
/// once, in the order they came. An import waits once, however often it is added.
/// </summary>
/// <param name="lane">What an import belongs to.</param>
public sealed class ImportTurns(Func<WaitingImport, object> lane, int atOnce)
{
    private const int FetchesOfTenant = 2;
    private readonly Lock _changing = new();
    private readonly List<(TenantId Tenant, List<WaitingImport> Waiting)> _tenants = [];
    private readonly Dictionary<object, int> _busy = [];
    private readonly HashSet<ImportId> _known = [];
    private readonly Channel<bool> _changed = Channel.CreateUnbounded<bool>();

    /// <summary>For reading and saving: one after the other within a product.</summary>
    public static ImportTurns OfReading() => new(one => one.Product, atOnce: 1);

    /// <summary>For fetching: a tenant whose places are slow leaves room for another one's.</summary>
    public static ImportTurns OfFetching() => new(one => one.Actor.Tenant, FetchesOfTenant);

    public void Add(WaitingImport one)
    {
        lock (_changing)
        {
            if (!_known.Add(one.Import))
                return;
            if (_tenants.FindIndex(other => other.Tenant == one.Actor.Tenant) is >= 0 and var at)
                _tenants[at].Waiting.Add(one);
            else
                _tenants.Add((one.Actor.Tenant, [one]));
        }
        _changed.Writer.TryWrite(true);
    }

    /// <summary>The next import whose lane is free; it takes its place there until <see cref="Done"/>.</summary>
    public async Task<WaitingImport> NextAsync(CancellationToken cancel)
    {
        while (true)
        {
            if (Take() is { } one)
                return one;
            await _changed.Reader.ReadAsync(cancel);
        }
    }

    public void Done(WaitingImport one)
    {
        lock (_changing)
        {
            _busy[lane(one)]--;
            _known.Remove(one.Import);
        }
        _changed.Writer.TryWrite(true);
    }

    private WaitingImport? Take()
    {
        lock (_changing)
        {
            for (var at = 0; at < _tenants.Count; at++)
            {
                var (tenant, waiting) = _tenants[at];
                if (waiting.Find(other => _busy.GetValueOrDefault(lane(other)) < atOnce) is not { } one)
                    continue;
                waiting.Remove(one);
                _busy[lane(one)] = _busy.GetValueOrDefault(lane(one)) + 1;
                _tenants.RemoveAt(at);
                if (waiting.Count > 0)
                    _tenants.Add((tenant, waiting));
                return one;
            }
            return null;
        }
    }
}
