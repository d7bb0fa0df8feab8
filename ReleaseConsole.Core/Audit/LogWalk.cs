using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Audit;

/// <summary>One pass over the entries in order, a batch at a time, beside a tree that is built anew from their documents.</summary>
internal sealed class LogWalk
{
    private const int Batch = 2_000;
    private const int MostProblems = 100;
    private readonly ConsoleDb _db;
    private readonly List<string> _problems = [];
    private MerkleFrontier _tree = MerkleFrontier.Empty;
    private long _subjects;

    public LogWalk(ConsoleDb db) => _db = db;

    public IReadOnlyList<string> Problems => _problems;

    public long Size => _tree.Size;

    public byte[] Root => _tree.Root();

    public void Check(bool holds, string problem)
    {
        if (holds || _problems.Count > MostProblems)
            return;
        _problems.Add(_problems.Count == MostProblems ? "There are more problems; the first hundred are named." : problem);
    }

    public async Task RunAsync(long size, SignedHeads held, IProgress<double>? progress, CancellationToken cancel)
    {
        while (_tree.Size < size)
        {
            var first = _tree.Size;
            var entries = await _db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Index >= first && entry.Index < size)
                .OrderBy(entry => entry.Index).Take(Batch).ToListAsync(cancel);
            var subjects = new HashSet<(string, long)>();
            var completed = new List<MerkleNode>();
            foreach (var entry in entries)
            {
                if (entry.Index != _tree.Size)
                    break;
                CheckEntry(entry, subjects);
                _tree = _tree.Append(AuditDocument.LeafHashOf(entry.Document));
                completed.AddRange(_tree.Completed.Skip(1));
                await CompareSignedAsync(held, cancel);
            }
            await CompareNodesAsync(completed, cancel);
            await CompareSubjectsAsync(first, subjects, cancel);
            if (_tree.Size < Math.Min(first + Batch, size))
            {
                Check(holds: false, $"Entry {_tree.Size} is missing; {size} entries are expected.");
                return;
            }
            progress?.Report((double)_tree.Size / size);
        }
    }

    public async Task CompareHeadAsync(AuditHead? head, SignedHeads held, CancellationToken cancel)
    {
        if (head is not null && head.Size == _tree.Size)
        {
            Check(head.Root.AsSpan().SequenceEqual(Root), "The root of the log is not that of its entries.");
            Check(head.Frontier.AsSpan().SequenceEqual(_tree.ToBytes()), "The stored edge of the tree is not that of its entries.");
        }
        while (await held.PeekAsync(cancel) is { } signed)
        {
            held.Pass(signed);
            Check(holds: false, $"The log has {_tree.Size} entries, {signed.Name} says {signed.Size}: its end was removed.");
        }
        // The last entry before the head: an append between the two reads makes the head larger, never the entries.
        var last = await _db.Set<AuditEntry>().MaxAsync(entry => (long?)entry.Index, cancel);
        var now = await LogNodes.HeadAsync(_db, cancel);
        Check(last is null || last < (now?.Size ?? 0), $"Entry {last} lies behind the end of the log.");
    }

    public async Task CompareTotalsAsync(CancellationToken cancel)
    {
        var size = _tree.Size;
        var subjects = await _db.Set<AuditSubject>().LongCountAsync(subject => subject.Index < size, cancel);
        Check(subjects == _subjects, $"The log names {_subjects} subjects, {subjects} are stored for search.");
        for (var level = 1; size >> level > 0; level++)
        {
            var (on, expected) = (level, size >> level);
            var nodes = await _db.Set<AuditNode>().LongCountAsync(node => node.Level == on && node.Position < expected, cancel);
            Check(nodes == expected, $"Level {on} of the tree has {nodes} nodes, not {expected}.");
        }
    }

    private void CheckEntry(AuditEntry entry, HashSet<(string, long)> subjects)
    {
        Check(AuditDocument.LeafHashOf(entry.Document).AsSpan().SequenceEqual(entry.LeafHash),
        $"Entry {entry.Index} was changed: its hash is another.");
        if (AuditDocument.Read(entry.Document) is not { } document)
        {
            Check(holds: false, $"Entry {entry.Index} is not a document of the log.");
            return;
        }
        var column = document.ColumnUnlike(entry);
        Check(column is null, $"Entry {entry.Index} shows another {column} than was hashed.");
        foreach (var subject in document.Subjects)
            subjects.Add((subject, entry.Index));
        _subjects += document.Subjects.Count;
    }

    /// <summary>What search finds an entry by is what the entry says.</summary>
    public async Task CompareIndexAsync(CancellationToken cancel)
    {
        foreach (var index in await _db.WronglyIndexedAsync(_tree.Size, MostProblems, cancel))
            Check(holds: false, $"Entry {index} is found by other words than it holds.");
    }

    private async ValueTask CompareSignedAsync(SignedHeads held, CancellationToken cancel)
    {
        while (await held.PeekAsync(cancel) is { } next && next.Size <= _tree.Size)
        {
            held.Pass(next);
            Check(next.Size == _tree.Size && next.Root.AsSpan().SequenceEqual(Root),
            $"The first {next.Size} entries are not those of {next.Name}.");
        }
    }

    private async Task CompareNodesAsync(List<MerkleNode> completed, CancellationToken cancel)
    {
        foreach (var level in completed.GroupBy(node => node.Level))
        {
            var (on, from, to) = (level.Key, level.Min(node => node.Index), level.Max(node => node.Index));
            var stored = await _db.Set<AuditNode>().AsNoTracking().Where(
                node => node.Level == on && node.Position >= from && node.Position <= to)
                .ToDictionaryAsync(node => node.Position, node => node.Hash, cancel);
            foreach (var node in level)
                Check(stored.TryGetValue(node.Index, out var hash) && hash.AsSpan().SequenceEqual(node.Hash),
                    $"Node {node.Index} on level {on} of the tree is missing or another.");
        }
    }

    private async Task CompareSubjectsAsync(long first, HashSet<(string Subject, long Index)> expected, CancellationToken cancel)
    {
        var (end, names) = (_tree.Size, expected.Select(one => one.Subject).Distinct().ToList());
        var stored = await _db.Set<AuditSubject>().AsNoTracking()
            .Where(subject => names.Contains(subject.Subject) && subject.Index >= first && subject.Index < end)
            .Select(subject => new { subject.Subject, subject.Index }).ToListAsync(cancel);
        expected.SymmetricExceptWith(stored.Select(one => (one.Subject, one.Index)));
        foreach (var (subject, index) in expected.OrderBy(one => one.Index))
            Check(holds: false, $"Entry {index} and the search disagree about the subject {subject}.");
    }
}
