using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Audit;

/// <summary>
/// Answers that every window asks for after every commit: one stands until the tenant's log grows, because nothing it rests on changes
/// without an entry, or for half a minute, because grants, accepted findings and holds end by the clock.
/// </summary>
internal sealed class StandingAnswers<TAnswer> : IDisposable
{
    private static readonly TimeSpan Stands = TimeSpan.FromSeconds(30);

    private readonly MemoryCache _answers = new(new MemoryCacheOptions { SizeLimit = 1_000 });

    public async Task<TAnswer> GetAsync(ConsoleDb db, object key, Func<Task<TAnswer>> find, CancellationToken cancel)
    {
        var size = await db.Set<AuditHead>().AsNoTracking().Select(head => head.Size).FirstOrDefaultAsync(cancel);
        if (_answers.TryGetValue(key, out (long Size, DateTimeOffset At, TAnswer Answer) known) && known.Size == size
            && db.Now - known.At < Stands)
            return known.Answer;
        var answer = await find();
        _answers.Set(key, (size, db.Now, answer), new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromMinutes(10) });
        return answer;
    }

    public void Dispose() => _answers.Dispose();
}
