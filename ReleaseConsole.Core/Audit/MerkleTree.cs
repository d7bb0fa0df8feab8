using System.Numerics;
using System.Security.Cryptography;

namespace ReleaseConsole.Core.Audit;

/// <summary>
/// The Merkle tree of RFC 6962 §2.1 (the same in RFC 9162 §2.1): SHA-256, with 0x00 before leaves and 0x01 before nodes, so that
/// no node can pass for a leaf. Roots and proofs are put together from perfect subtrees, which never change once complete.
/// </summary>
public static class MerkleTree
{
    public const int HashSize = SHA256.HashSizeInBytes;

    /// <summary>MTH({}): the hash of nothing.</summary>
    public static byte[] EmptyRoot => SHA256.HashData([]);

    public static byte[] LeafHash(ReadOnlySpan<byte> data) => Hash(prefix: 0, data, default);

    public static byte[] NodeHash(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => Hash(prefix: 1, left, right);

    /// <summary>The root over leaf hashes in their order.</summary>
    public static byte[] RootOf(IEnumerable<byte[]> leafHashes)
    {
        var frontier = MerkleFrontier.Empty;
        foreach (var leaf in leafHashes)
            frontier = frontier.Append(leaf);
        return frontier.Root();
    }

    /// <summary>The root of the first <paramref name="size"/> leaves.</summary>
    public static async ValueTask<byte[]> RootAsync(long size, MerkleNodeSource nodes) =>
        size == 0 ? EmptyRoot : await SubtreeAsync(0, size, nodes);

    /// <summary>PATH(m, D[n]) of RFC 6962 §2.1.1: the siblings from the leaf up that prove it is in the tree of that size.</summary>
    public static async Task<IReadOnlyList<byte[]>> InclusionAsync(long index, long size, MerkleNodeSource nodes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var path = new List<byte[]>();
        var (start, end) = (0L, size);
        while (end - start > 1)
        {
            var middle = start + Split(end - start);
            var goLeft = index < middle;
            path.Add(goLeft ? await SubtreeAsync(middle, end, nodes) : await SubtreeAsync(start, middle, nodes));
            (start, end) = goLeft ? (start, middle) : (middle, end);
        }
        path.Reverse();
        return path;
    }

    /// <summary>PROOF(m, D[n]) of RFC 6962 §2.1.2: shows that the tree of the old size is a prefix of the new one.</summary>
    public static async Task<IReadOnlyList<byte[]>> ConsistencyAsync(long oldSize, long size, MerkleNodeSource nodes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(oldSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(oldSize, size);
        var proof = new List<byte[]>();
        var (start, end, oldRootIsKnown) = (0L, size, true);
        while (oldSize != end)
        {
            var middle = start + Split(end - start);
            var goLeft = oldSize <= middle;
            proof.Add(goLeft ? await SubtreeAsync(middle, end, nodes) : await SubtreeAsync(start, middle, nodes));
            (start, end, oldRootIsKnown) = goLeft ? (start, middle, oldRootIsKnown) : (middle, end, false);
        }
        if (!oldRootIsKnown)
            proof.Add(await SubtreeAsync(start, end, nodes));
        proof.Reverse();
        return proof;
    }

    /// <summary>The largest power of two below <paramref name="count"/>, where RFC 6962 splits a tree.</summary>
    internal static long Split(long count) => 1L << BitOperations.Log2((ulong)(count - 1));

    /// <summary>MTH(D[start:end]) for the ranges RFC 6962 recurses into: these start at a multiple of their rounded-up length.</summary>
    private static async ValueTask<byte[]> SubtreeAsync(long start, long end, MerkleNodeSource nodes)
    {
        var count = end - start;
        if (BitOperations.IsPow2(count))
        {
            var level = BitOperations.Log2((ulong)count);
            return await nodes(level, start >> level);
        }
        var middle = start + Split(count);
        var left = await SubtreeAsync(start, middle, nodes);
        var right = await SubtreeAsync(middle, end, nodes);
        return NodeHash(left, right);
    }

    private static byte[] Hash(byte prefix, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        var length = 1 + first.Length + second.Length;
        if (length > 512)
            return HashLong(prefix, first, second);
        Span<byte> input = stackalloc byte[length];
        input[0] = prefix;
        first.CopyTo(input[1..]);
        second.CopyTo(input[(1 + first.Length)..]);
        return SHA256.HashData(input);
    }

    private static byte[] HashLong(byte prefix, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([prefix]);
        hash.AppendData(first);
        hash.AppendData(second);
        return hash.GetHashAndReset();
    }
}
