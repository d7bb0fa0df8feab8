using System.Security.Cryptography;
namespace ReleaseConsole.Core.Audit;
public static class MerkleTree
{
    public static byte[] EmptyRoot => SHA256.HashData([]);
    public static byte[] LeafHash(ReadOnlySpan<byte> d) => SHA256.HashData([0, .. d]);
    public static byte[] NodeHash(ReadOnlySpan<byte> l, ReadOnlySpan<byte> r) => SHA256.HashData([1, .. l, .. r]);
}
