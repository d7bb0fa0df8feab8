using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Tests.Audit;

public sealed class MerkleTreeTests
{
    [Fact]
    public void Leaves_and_nodes_are_hashed_with_their_own_prefix()
    {
        Hex(MerkleTree.EmptyRoot).ShouldBe(KnownTree.Roots[0]);
        Hex(MerkleTree.LeafHash([])).ShouldBe(KnownTree.Roots[1]);
        Hex(MerkleTree.LeafHash("L123456"u8)).ShouldBe("395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56");
        Hex(MerkleTree.NodeHash("N123"u8, "N456"u8)).ShouldBe("aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb");
    }

    [Fact]
    public async Task Every_size_of_the_known_tree_has_its_known_root()
    {
        var whole = KnownTree.OfSize(8);
        for (var size = 0; size <= 8; size++)
        {
            Hex(KnownTree.OfSize(size).Frontier.Root()).ShouldBe(KnownTree.Roots[size]);
            Hex(await MerkleTree.RootAsync(size, whole.NodeAsync)).ShouldBe(KnownTree.Roots[size]);
        }
    }

    [Fact]
    public async Task Every_perfect_subtree_of_the_known_tree_has_its_known_hash()
    {
        var tree = KnownTree.OfSize(8);
        for (var level = 0; level < KnownTree.Nodes.Length; level++)
            for (var index = 0; index < KnownTree.Nodes[level].Length; index++)
                Hex(await tree.NodeAsync(level, index)).ShouldBe(KnownTree.Nodes[level][index]);
    }

    [Theory]
    [InlineData(1, "db3426e878068d28d269b6c87172322ce5372b65756d0789001d34835f601c03")]
    [InlineData(2, "cb00989d94a569c0a678ae042b63dcd4625db96440517f37a6eb7976ea24ed4b")]
    [InlineData(3, "725d5230db68f557470dc35f1d8865813acd7ebb07ad152774141decbae71327")]
    [InlineData(7, "a3e23b32ccb6bf96d092d165d8aa546e09829de8f03b0e8957581d1e16b92bdf")]
    [InlineData(255, "32f85bcaa87d7bcd05728f09e9aeba350ba6a2f733830087f0597682848be5cb")]
    [InlineData(256, "828515d033c19d8c901f37eccb8aed919667703486f8d2fff1cf7040321c5db1")]
    public void A_tree_over_the_numbers_has_its_known_root(int count, string root) =>
        Hex(MerkleTree.RootOf(Enumerable.Range(0, count).Select(KnownTree.NumberLeaf))).ShouldBe(root);

    [Fact]
    public async Task A_frontier_loaded_from_nodes_or_from_its_bytes_goes_on_as_the_one_before()
    {
        var stored = new MerkleNodes();
        for (var size = 0; size < 70; size++)
        {
            var loaded = await MerkleFrontier.LoadAsync(size, stored.NodeAsync);
            var bytes = stored.Frontier.ToBytes();
            stored.Append(KnownTree.NumberLeaf(size));
            var next = loaded.Append(KnownTree.NumberLeaf(size));

            next.Root().ShouldBe(stored.Frontier.Root());
            MerkleFrontier.From(size, bytes).Append(KnownTree.NumberLeaf(size)).Root().ShouldBe(stored.Frontier.Root());
            next.Completed.Select(Place).ShouldBe(stored.Frontier.Completed.Select(Place));
        }
    }

    [Fact]
    public void An_append_completes_one_node_per_trailing_one_of_the_size()
    {
        var frontier = KnownTree.OfSize(7).Frontier;

        var completed = frontier.Append(KnownTree.LeafHash(7)).Completed;

        completed.Select(Place).ShouldBe([(0, 7L), (1, 3L), (2, 1L), (3, 0L)]);
        Hex(completed[^1].Hash).ShouldBe(KnownTree.Roots[8]);
        MerkleFrontier.PeaksOf(7).ShouldBe([(2, 0L), (1, 2L), (0, 6L)]);
    }

    [Theory]
    [InlineData(3, 32)]
    [InlineData(4, 64)]
    [InlineData(1, 31)]
    [InlineData(-1, 2048)]
    public void A_frontier_of_the_wrong_length_is_a_fault(long size, int bytes) =>
        Should.Throw<InvalidOperationException>(() => MerkleFrontier.From(size, new byte[bytes]));

    [Fact]
    public void Something_that_is_no_hash_cannot_become_a_leaf() =>
        Should.Throw<ArgumentException>(() => MerkleFrontier.Empty.Append(new byte[31]));

    private static (int Level, long Index) Place(MerkleNode node) => (node.Level, node.Index);

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}
