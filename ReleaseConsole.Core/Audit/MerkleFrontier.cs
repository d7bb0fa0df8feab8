using System.Numerics;

namespace ReleaseConsole.Core.Audit;

/// <summary>
/// What an append needs to know of a tree: the roots of its perfect subtrees from left to right (a "compact range"), one per bit
/// of the size. It does not change; each append returns the next frontier and the nodes that became complete, in O(log n).
/// </summary>
public sealed class MerkleFrontier
{
    private readonly byte[][] _peaks;

    private MerkleFrontier(long size, byte[][] peaks, IReadOnlyList<MerkleNode> completed) =>
        (Size, _peaks, Completed) = (size, peaks, completed);

    public static MerkleFrontier Empty { get; } = new(size: 0, [], []);

    public long Size { get; }

    /// <summary>The leaf and the perfect subtrees that the latest append completed; a store keeps exactly these.</summary>
    public IReadOnlyList<MerkleNode> Completed { get; }

    /// <summary>The frontier that <see cref="ToBytes"/> wrote for a tree of that size.</summary>
    public static MerkleFrontier From(long size, byte[] peaks) =>
        size >= 0 && peaks.Length == BitOperations.PopCount((ulong)size) * MerkleTree.HashSize
            ? new MerkleFrontier(size, [.. peaks.Chunk(MerkleTree.HashSize)], [])
            : throw new InvalidOperationException($"A frontier of {peaks.Length} bytes is not that of a tree of {size} leaves.");

    /// <summary>The frontier of the first <paramref name="size"/> leaves, from stored nodes.</summary>
    public static async Task<MerkleFrontier> LoadAsync(long size, MerkleNodeSource nodes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        var peaks = new List<byte[]>();
        foreach (var (level, index) in PeaksOf(size))
            peaks.Add(await nodes(level, index));
        return new MerkleFrontier(size, [.. peaks], []);
    }

    /// <summary>Which nodes <see cref="LoadAsync"/> reads, left to right, for a store that fetches them in one query.</summary>
    public static IEnumerable<(int Level, long Index)> PeaksOf(long size)
    {
        for (var level = BitOperations.Log2((ulong)size | 1); level >= 0; level--)
            if ((size >> level & 1) == 1)
                yield return (level, (size >> level) - 1);
    }

    public MerkleFrontier Append(byte[] leafHash)
    {
        if (leafHash.Length != MerkleTree.HashSize)
            throw new ArgumentException("A leaf hash has 32 bytes.", nameof(leafHash));
        var merges = BitOperations.TrailingZeroCount(~Size);
        var completed = new MerkleNode[merges + 1];
        completed[0] = new MerkleNode(0, Size, leafHash);
        for (var level = 1; level <= merges; level++)
            completed[level] = new MerkleNode(level, Size >> level, MerkleTree.NodeHash(_peaks[^level], completed[level - 1].Hash));
        return new MerkleFrontier(Size + 1, [.. _peaks[..^merges], completed[^1].Hash], completed);
    }

    /// <summary>The peaks from left to right, 32 bytes each.</summary>
    public byte[] ToBytes() => [.. _peaks.SelectMany(hash => hash)];

    /// <summary>The root: the peaks folded from the right, because the ragged edge of the tree is on the right.</summary>
    public byte[] Root()
    {
        if (Size == 0)
            return MerkleTree.EmptyRoot;
        var root = _peaks[^1];
        for (var i = _peaks.Length - 2; i >= 0; i--)
            root = MerkleTree.NodeHash(_peaks[i], root);
        return root;
    }
}
