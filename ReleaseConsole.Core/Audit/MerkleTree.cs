using System.Security.Cryptography;

namespace ReleaseConsole.Core.Audit;

/// <summary>The hashing rules of RFC 6962 §2.1.</summary>
public static class MerkleTree
{
    public static byte[] EmptyRoot => SHA256.HashData([]);

    public static byte[] LeafHash(ReadOnlySpan<byte> leaf) => SHA256.HashData([0, .. leaf]);

    public static byte[] NodeHash(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => SHA256.HashData([1, .. left, .. right]);
}
