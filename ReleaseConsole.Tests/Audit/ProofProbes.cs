namespace ReleaseConsole.Tests.Audit;

/// <summary>The ways the reference test set (transparency-dev/merkle) damages a proof: flip, drop, add in front and behind.</summary>
internal static class ProofProbes
{
    public static IEnumerable<(string Name, IReadOnlyList<byte[]> Proof)> Of(IReadOnlyList<byte[]> proof, byte[] root, byte[] other)
    {
        var garbage = new byte[32];
        for (var at = 0; at < proof.Count; at++)
        {
            for (var bit = 0; bit < 256; bit += 51)
                yield return ($"node {at} with bit {bit} flipped", [.. proof.Take(at), Flipped(proof[at], bit), .. proof.Skip(at + 1)]);
            yield return ($"node {at} cut short", [.. proof.Take(at), proof[at][..31], .. proof.Skip(at + 1)]);
            yield return ($"node {at} removed", [.. proof.Take(at), .. proof.Skip(at + 1)]);
            yield return ($"a node put in at {at}", [.. proof.Take(at), garbage, .. proof.Skip(at)]);
        }
        if (proof.Count > 0)
            yield return ("no proof", []);
        yield return ("garbage behind", [.. proof, garbage]);
        yield return ("no bytes behind", [.. proof, []]);
        yield return ("root behind", [.. proof, root]);
        yield return ("other hash behind", [.. proof, other]);
        yield return ("garbage in front", [garbage, .. proof]);
        yield return ("root in front", [root, .. proof]);
        yield return ("other hash in front", [other, .. proof]);
        if (proof.Count > 0)
            yield return ("its own first node in front", [proof[0], .. proof]);
    }

    private static byte[] Flipped(byte[] hash, int bit)
    {
        var flipped = (byte[])hash.Clone();
        flipped[bit / 8] ^= (byte)(1 << (bit % 8));
        return flipped;
    }
}
