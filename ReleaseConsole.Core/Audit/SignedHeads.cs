using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Audit;

/// <summary>
/// What the log is held to, from the smallest size on: the watermark, and each checkpoint up to a size, read a few at a time, since a log
/// of years has a great many of them.
/// </summary>
internal sealed class SignedHeads(ConsoleDb db, long upTo, Watermark? watermark, Action<AuditCheckpoint> read)
{
    private const int AtOnce = 500;
    private readonly Queue<AuditCheckpoint> _checkpoints = new();
    private Watermark? _watermark = watermark;
    private long _last = -1;

    /// <summary>The smallest that was not passed yet; null when all were.</summary>
    public async ValueTask<Signed?> PeekAsync(CancellationToken cancel)
    {
        if (_checkpoints.Count == 0 && _last < upTo)
            await ReadAsync(cancel);
        var next = _checkpoints.TryPeek(out var checkpoint) ? checkpoint : null;
        if (_watermark is { } mark && (next is null || mark.Size < next.Size))
            return new Signed(mark.Size, mark.Root, "the watermark in the data directory");
        return next is null ? null : new Signed(next.Size, next.Root, $"the checkpoint of {next.Size} entries");
    }

    public void Pass(Signed one)
    {
        if (_checkpoints.TryPeek(out var next) && next.Size == one.Size && ReferenceEquals(next.Root, one.Root))
            _checkpoints.Dequeue();
        else
            _watermark = null;
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        var some = await db.Set<AuditCheckpoint>().AsNoTracking().Where(one => one.Size > _last && one.Size <= upTo)
            .OrderBy(one => one.Size).Take(AtOnce).ToListAsync(cancel);
        _last = some.Count < AtOnce ? upTo : some[^1].Size;
        foreach (var checkpoint in some)
        {
            read(checkpoint);
            _checkpoints.Enqueue(checkpoint);
        }
    }
}
