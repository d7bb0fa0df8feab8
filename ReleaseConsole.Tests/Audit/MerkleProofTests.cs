using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Tests.Audit;

public sealed class MerkleProofTests
{
    /// <summary>Index, size, and the proof as level.index names of known nodes.</summary>
    public static TheoryData<int, int, string> InclusionVectors => new()
    {
        { 0, 1, "" },
        { 0, 8, "0.1 1.1 2.1" },
        { 5, 8, "0.4 1.3 2.0" },
        { 2, 3, "1.0" },
        { 1, 5, "0.0 1.1 0.4" },
    };

    public static TheoryData<int, int, string> ConsistencyVectors => new()
    {
        { 1, 1, "" },
        { 1, 8, "0.1 1.1 2.1" },
        { 6, 8, "1.2 1.3 2.0" },
        { 2, 5, "1.1 0.4" },
        { 6, 7, "1.2 0.6 2.0" },
    };

    [Theory]
    [MemberData(nameof(InclusionVectors))]
    public async Task An_inclusion_proof_is_the_known_one_and_verifies(int index, int size, string nodes)
    {
        var proof = await MerkleTree.InclusionAsync(index, size, KnownTree.OfSize(8).NodeAsync);

        proof.ShouldBe(Named(nodes));
        MerkleProof.VerifyInclusion(KnownTree.LeafHash(index), index, size, proof, KnownTree.Root(size)).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(ConsistencyVectors))]
    public async Task A_consistency_proof_is_the_known_one_and_verifies(int oldSize, int size, string nodes)
    {
        var proof = await MerkleTree.ConsistencyAsync(oldSize, size, KnownTree.OfSize(8).NodeAsync);

        proof.ShouldBe(Named(nodes));
        MerkleProof.VerifyConsistency(oldSize, size, proof, KnownTree.Root(oldSize), KnownTree.Root(size)).ShouldBeTrue();
    }

    [Fact]
    public async Task Every_proof_of_every_tree_up_to_seventy_leaves_verifies()
    {
        var tree = KnownTree.OfNumbers(70);
        var roots = new List<byte[]>();
        for (var size = 0; size <= 70; size++)
            roots.Add(await MerkleTree.RootAsync(size, tree.NodeAsync));

        for (var size = 1; size <= 70; size++)
            for (var at = 0; at < size; at++)
            {
                var inclusion = await MerkleTree.InclusionAsync(at, size, tree.NodeAsync);
                MerkleProof.VerifyInclusion(KnownTree.NumberLeaf(at), at, size, inclusion, roots[size]).ShouldBeTrue($"{at} in {size}");
                var consistency = await MerkleTree.ConsistencyAsync(at + 1, size, tree.NodeAsync);
                MerkleProof.VerifyConsistency(at + 1, size, consistency, roots[at + 1], roots[size]).ShouldBeTrue($"{at + 1} to {size}");
            }
    }

    [Theory]
    [MemberData(nameof(InclusionVectors))]
    public void An_inclusion_proof_that_was_changed_anywhere_does_not_verify(int index, int size, string nodes)
    {
        var (leaf, root, proof) = (KnownTree.LeafHash(index), KnownTree.Root(size), Named(nodes));
        bool Verifies(byte[] someLeaf, long someIndex, long someSize, IReadOnlyList<byte[]> someProof, byte[] someRoot) =>
            MerkleProof.VerifyInclusion(someLeaf, someIndex, someSize, someProof, someRoot);

        foreach (var (probe, changed) in ProofProbes.Of(proof, root, leaf))
            Verifies(leaf, index, size, changed, root).ShouldBeFalse(probe);
        foreach (var other in new long[] { index + 1, index - 1, index ^ 2, size, -1, long.MaxValue })
            Verifies(leaf, other, size, proof, root).ShouldBeFalse($"index {other}");
        foreach (var other in new long[] { size * 2L, size / 2, 0, -1 })
            Verifies(leaf, index, other, proof, root).ShouldBeFalse($"size {other}");
        Verifies(KnownTree.NumberLeaf(9), index, size, proof, root).ShouldBeFalse("another leaf");
        Verifies(leaf, index, size, proof, KnownTree.NumberLeaf(9)).ShouldBeFalse("another root");
        Verifies(leaf, index, size, proof, []).ShouldBeFalse("no root");
        Verifies([], index, size, proof, root).ShouldBeFalse("no leaf");
        Verifies([], index, size, proof, []).ShouldBeFalse("neither leaf nor root");
    }

    [Theory]
    [MemberData(nameof(ConsistencyVectors))]
    public void A_consistency_proof_that_was_changed_anywhere_does_not_verify(int oldSize, int size, string nodes)
    {
        var (oldRoot, root, proof) = (KnownTree.Root(oldSize), KnownTree.Root(size), Named(nodes));

        foreach (var (probe, changed) in ProofProbes.Of(proof, root, oldRoot))
            MerkleProof.VerifyConsistency(oldSize, size, changed, oldRoot, root).ShouldBeFalse(probe);
        foreach (var other in new long[] { oldSize + 1, oldSize - 1, oldSize ^ 2, 0, -1 })
            MerkleProof.VerifyConsistency(other, size, proof, oldRoot, root).ShouldBeFalse($"old size {other}");
        foreach (var other in new long[] { size * 2L, size / 2, 0, -1 })
            MerkleProof.VerifyConsistency(oldSize, other, proof, oldRoot, root).ShouldBeFalse($"size {other}");
        MerkleProof.VerifyConsistency(oldSize, size, proof, KnownTree.NumberLeaf(9), root).ShouldBeFalse("another old root");
        MerkleProof.VerifyConsistency(oldSize, size, proof, oldRoot, KnownTree.NumberLeaf(9)).ShouldBeFalse("another root");
        if (oldSize != size)
            MerkleProof.VerifyConsistency(oldSize, size, proof, root, oldRoot).ShouldBeFalse("roots swapped");
    }

    [Fact]
    public void Size_zero_proves_nothing_even_to_itself()
    {
        MerkleProof.VerifyConsistency(0, 0, [], MerkleTree.EmptyRoot, MerkleTree.EmptyRoot).ShouldBeFalse();
        MerkleProof.VerifyConsistency(0, 3, [], MerkleTree.EmptyRoot, KnownTree.Root(3)).ShouldBeFalse();
        MerkleProof.VerifyInclusion(KnownTree.LeafHash(0), 0, 0, [], KnownTree.Root(1)).ShouldBeFalse();
    }

    [Fact]
    public void A_leaf_and_a_root_without_bytes_do_not_match_each_other() =>
        MerkleProof.VerifyInclusion([], 0, 1, [], []).ShouldBeFalse();

    [Fact]
    public async Task A_proof_is_not_made_for_an_entry_the_tree_does_not_have()
    {
        var tree = KnownTree.OfSize(8);

        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => MerkleTree.InclusionAsync(8, 8, tree.NodeAsync));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => MerkleTree.ConsistencyAsync(0, 8, tree.NodeAsync));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => MerkleTree.ConsistencyAsync(9, 8, tree.NodeAsync));
    }

    private static List<byte[]> Named(string nodes) =>
    [
        .. nodes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => KnownTree.Node(name[0] - '0', name[2] - '0')),
    ];
}
