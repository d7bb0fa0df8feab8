using System.Numerics;

namespace ReleaseConsole.Core.Audit;

/// <summary>
/// Checks proofs as RFC 9162 §2.1.3.2 and §2.1.4.2 say, and two things more strictly: every hash has 32 bytes, and size 0
/// proves nothing. (A C2SP witness accepts old size 0 with an empty proof; that case has nothing to verify and is its own.)
/// </summary>
public static class MerkleProof
{
    /// <summary>Whether the leaf is at the index of the tree of that size with that root.</summary>
    public static bool VerifyInclusion(byte[] leafHash, long index, long size, IReadOnlyList<byte[]> proof, byte[] root)
    {
        if (index < 0 || index >= size || !AreHashes([leafHash, root, .. proof]))
            return false;
        var (place, last) = (index, size - 1);
        var hash = leafHash;
        foreach (var sibling in proof)
        {
            if (last == 0)
                return false;
            if (IsRightOrLast(ref place, ref last))
                hash = MerkleTree.NodeHash(sibling, hash);
            else
                hash = MerkleTree.NodeHash(hash, sibling);
            (place, last) = (place >> 1, last >> 1);
        }
        return last == 0 && hash.AsSpan().SequenceEqual(root);
    }

    /// <summary>Whether the old tree is a prefix of the new one.</summary>
    public static bool VerifyConsistency(long oldSize, long size, IReadOnlyList<byte[]> proof, byte[] oldRoot, byte[] root)
    {
        if (oldSize <= 0 || oldSize > size || !AreHashes([oldRoot, root, .. proof]))
            return false;
        if (oldSize == size)
            return proof.Count == 0 && oldRoot.AsSpan().SequenceEqual(root);
        if (proof.Count == 0)
            return false;
        // A perfect old tree is a node of the new one, so its proof leaves out the root the verifier already has.
        byte[][] path = BitOperations.IsPow2(oldSize) ? [oldRoot, .. proof] : [.. proof];
        var shared = BitOperations.TrailingZeroCount(oldSize);
        var (place, last) = (oldSize - 1 >> shared, size - 1 >> shared);
        var (oldHash, hash) = (path[0], path[0]);
        foreach (var node in path.AsSpan(1))
        {
            if (last == 0)
                return false;
            if (IsRightOrLast(ref place, ref last))
                (oldHash, hash) = (MerkleTree.NodeHash(node, oldHash), MerkleTree.NodeHash(node, hash));
            else
                hash = MerkleTree.NodeHash(hash, node);
            (place, last) = (place >> 1, last >> 1);
        }
        return last == 0 && oldHash.AsSpan().SequenceEqual(oldRoot) && hash.AsSpan().SequenceEqual(root);
    }

    /// <summary>True when the sibling is to the left; a last node without one climbs until it has.</summary>
    private static bool IsRightOrLast(ref long place, ref long last)
    {
        if ((place & 1) == 0 && place != last)
            return false;
        while ((place & 1) == 0 && place != 0)
            (place, last) = (place >> 1, last >> 1);
        return true;
    }

    private static bool AreHashes(ReadOnlySpan<byte[]> hashes)
    {
        foreach (var hash in hashes)
            if (hash.Length != MerkleTree.HashSize)
                return false;
        return true;
    }
}
