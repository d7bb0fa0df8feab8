using System.Numerics;

namespace ReleaseConsole.Core.Audit;

/// <summary>
/// The perfect subtrees a Merkle tree of some size consists of, left to right (RFC 6962 §2.1): enough to append and to know the root.
/// </summary>
internal sealed class Frontier
{
    private const int HashSize = 32;
    private readonly List<byte[]> _subtrees;

    private Frontier(long size, List<byte[]> subtrees) => (Size, _subtrees) = (size, subtrees);

    public static Frontier Empty => new(0, []);

    public long Size { get; private set; }

    public static Frontier From(long size, byte[] bytes)
    {
        if (bytes.Length != BitOperations.PopCount((ulong)size) * HashSize)
            throw new InvalidOperationException("The audit head's frontier does not fit its size.");
        return new Frontier(size, [.. bytes.Chunk(HashSize)]);
    }

    /// <summary>Adds a leaf and returns the subtrees above it that it completed, as level, position, hash.</summary>
    public IEnumerable<(int Level, long Position, byte[] Hash)> Append(byte[] leafHash)
    {
        var completed = new List<(int, long, byte[])>();
        var (hash, level, position) = (leafHash, 0, Size);
        while ((position & 1) == 1)
        {
            hash = MerkleTree.NodeHash(_subtrees[^1], hash);
            _subtrees.RemoveAt(_subtrees.Count - 1);
            (level, position) = (level + 1, position >> 1);
            completed.Add((level, position, hash));
        }
        _subtrees.Add(hash);
        Size++;
        return completed;
    }

    public byte[] Root()
    {
        if (_subtrees.Count == 0)
            return MerkleTree.EmptyRoot;
        var root = _subtrees[^1];
        for (var i = _subtrees.Count - 2; i >= 0; i--)
            root = MerkleTree.NodeHash(_subtrees[i], root);
        return root;
    }

    public byte[] ToBytes() => [.. _subtrees.SelectMany(hash => hash)];
}
