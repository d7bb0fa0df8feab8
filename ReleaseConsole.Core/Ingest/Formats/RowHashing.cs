using System.Buffers.Binary;
using System.Security.Cryptography;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>The hashes of all rows, or of a large dataset those with the smallest values, in bounded memory.</summary>
internal sealed class RowHashing
{
    /// <summary>Up to this many rows every hash is kept, and counts are exact.</summary>
    public const int WholeUpTo = 100_000;

    private List<(ulong Key, ulong Row)>? _all = [];
    private readonly PriorityQueue<(ulong Key, ulong Row), ulong> _smallest = new(
        Comparer<ulong>.Create((left, right) => right.CompareTo(left)));

    public void Add(string? id, ReadOnlySpan<byte> row)
    {
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(row, digest);
        var hash = BinaryPrimitives.ReadUInt64BigEndian(digest);
        var key = 0UL;
        if (id is not null)
        {
            SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(id), digest);
            key = BinaryPrimitives.ReadUInt64BigEndian(digest);
        }
        if (_all is not null)
        {
            _all.Add((key, hash));
            if (_all.Count > WholeUpTo)
            {
                foreach (var one in _all)
                    Keep(one);
                _all = null;
            }
            return;
        }
        Keep((key, hash));
    }

    public RowHashes Done()
    {
        var rows = _all ?? [.. _smallest.UnorderedItems.Select(one => one.Element)];
        var bytes = new byte[rows.Count * 16];
        var at = 0;
        foreach (var (key, row) in rows.OrderBy(one => one.Row).ThenBy(one => one.Key))
        {
            BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(at), key);
            BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(at + 8), row);
            at += 16;
        }
        return new RowHashes(_all is not null, bytes);
    }

    private void Keep((ulong Key, ulong Row) one)
    {
        if (_smallest.Count < DatasetOverlap.SampleOf)
            _smallest.Enqueue(one, one.Row);
        else if (one.Row < _smallest.Peek().Row)
            _smallest.EnqueueDequeue(one, one.Row);
    }
}
