using System.Security.Cryptography;

namespace ReleaseConsole.Tests.Flow;

/// <summary>
/// The Merkle tree hash of RFC 6962, section 2.1, written down a second time: the roots of every size, from the documents alone.
/// </summary>
internal sealed class OwnTree
{
    private readonly List<byte[]> _leaves = [];

    public int Size => _leaves.Count;

    public void Append(byte[] document) => _leaves.Add(SHA256.HashData([0, .. document]));

    public byte[] Root(int size) => size == 0 ? SHA256.HashData([]) : Root(0, size);

    private byte[] Root(int from, int size)
    {
        if (size == 1)
            return _leaves[from];
        var left = 1;
        while (left * 2 < size)
            left *= 2;
        return SHA256.HashData([1, .. Root(from, left), .. Root(from + left, size - left)]);
    }
}
