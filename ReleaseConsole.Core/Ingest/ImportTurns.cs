using System.Threading.Channels;
using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Core.Ingest;

/// <summary>
/// Whose import is next: tenants take turns, so that none waits for all of another's, and the imports of one product run one after the
/// other in the order they came. An import waits once, however often it is added.
/// </summary>
public sealed class ImportTurns
{
    private readonly Lock _changing = new();
    private readonly List<(TenantId Tenant, List<WaitingImport> Waiting)> _tenants = [];
    private readonly HashSet<ProductId> _busy = [];
    private readonly HashSet<ImportId> _known = [];
    private readonly Channel<bool> _changed = Channel.CreateUnbounded<bool>();

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

    /// <summary>The next import whose product is free; until <see cref="Done"/> nothing else of that product is handed out.</summary>
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
            _busy.Remove(one.Product);
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
                if (waiting.Find(other => !_busy.Contains(other.Product)) is not { } one)
                    continue;
                waiting.Remove(one);
                _busy.Add(one.Product);
                _tenants.RemoveAt(at);
                if (waiting.Count > 0)
                    _tenants.Add((tenant, waiting));
                return one;
            }
            return null;
        }
    }
}
