using ReleaseConsole.Core;
using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Tests.Audit;

public sealed class TlogProofTests : IDisposable
{
    private const string Origin = "release-console.example/audit";
    private readonly string _folder = Directory.CreateTempSubdirectory("tlog-proof-").FullName;
    private readonly CheckpointKey _key;

    public TlogProofTests() => _key = CheckpointKey.LoadOrCreate(Path.Combine(_folder, "key.pem"));

    public void Dispose()
    {
        _key.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 3)]
    [InlineData(5, 8)]
    public async Task A_proof_file_reads_back_and_verifies_offline(int index, int size)
    {
        var file = (await ProofAsync(index, size)).ToString();

        file.ShouldStartWith($"c2sp.org/tlog-proof@v1\nindex {index}\n");
        var read = TlogProof.Parse(file).Value;
        read.ToString().ShouldBe(file);
        Verified(read, KnownTree.LeafHash(index)).Value.Size.ShouldBe(size);
    }

    [Fact]
    public async Task Extra_data_is_carried_along()
    {
        var proof = (await ProofAsync(5, 8)) with { Extra = "note"u8.ToArray() };

        proof.ToString().ShouldStartWith("c2sp.org/tlog-proof@v1\nextra bm90ZQ==\nindex 5\n");
        TlogProof.Parse(proof.ToString()).Value.Extra.ShouldBe("note"u8.ToArray());
    }

    [Fact]
    public async Task A_proof_of_another_leaf_index_or_tree_is_refused()
    {
        var proof = await ProofAsync(5, 8);

        Verified(proof, KnownTree.LeafHash(4)).Refusal.ShouldNotBeNull().Code.ShouldBe("not-included");
        Verified(proof with { Index = 4 }, KnownTree.LeafHash(5)).Refusal.ShouldNotBeNull().Code.ShouldBe("not-included");
        Verified(proof with { Index = 8 }, KnownTree.LeafHash(5)).Refusal.ShouldNotBeNull().Code.ShouldBe("not-included");
        Verified(proof with { Hashes = [.. proof.Hashes.Skip(1)] }, KnownTree.LeafHash(5)).Succeeded.ShouldBeFalse();
        Verified(proof with { Checkpoint = (await ProofAsync(5, 7)).Checkpoint }, KnownTree.LeafHash(5)).Succeeded.ShouldBeFalse();
    }

    [Fact]
    public async Task A_checkpoint_that_was_changed_or_signed_by_another_key_or_log_is_refused()
    {
        using var other = CheckpointKey.LoadOrCreate(Path.Combine(_folder, "other.pem"));
        var proof = await ProofAsync(5, 8);
        var leaf = KnownTree.LeafHash(5);
        var foreign = _key.Sign(new Checkpoint("elsewhere", 8, KnownTree.Root(8))).ToString();
        var resized = proof.Checkpoint.Replace("\n8\n", "\n9\n", StringComparison.Ordinal);

        proof.Verify(leaf, Origin, [other.PublicKey(Origin)]).Refusal.ShouldNotBeNull().Code.ShouldBe("no-known-signature");
        proof.Verify(leaf, Origin, []).Refusal.ShouldNotBeNull().Code.ShouldBe("no-known-signature");
        Verified(proof with { Checkpoint = resized }, leaf).Refusal.ShouldNotBeNull().Code.ShouldBe("signature-wrong");
        Verified(proof with { Checkpoint = foreign }, leaf).Refusal.ShouldNotBeNull().Code.ShouldBe("no-known-signature");
    }

    [Fact]
    public void A_right_signature_over_the_text_of_another_log_is_refused()
    {
        var note = _key.Sign(new Checkpoint("elsewhere", 8, KnownTree.Root(8)));
        var renamed = note with { Signatures = [note.Signatures[0] with { Name = Origin }] };

        Checkpoint.Open(renamed.ToString(), Origin, [_key.PublicKey(Origin)])
            .Refusal.ShouldNotBeNull().Code.ShouldBe("checkpoint-of-another-log");
    }

    [Theory]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 5\n")]
    [InlineData("c2sp.org/tlog-proof@v2\nindex 5\n\nLog\n")]
    [InlineData("c2sp.org/tlog-proof@v1\n\nLog\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 05\n\nLog\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex -5\n\nLog\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 5\nAAAA\n\nLog\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nextra ?\nindex 5\n\nLog\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 5\nextra AAAA\n\nLog\n")]
    [InlineData("")]
    public void A_proof_file_in_another_shape_is_refused(string file) =>
        TlogProof.Parse(file).Refusal.ShouldNotBeNull().Code.ShouldBe("proof-not-readable");

    private Result<Checkpoint> Verified(TlogProof proof, byte[] leafHash) => proof.Verify(leafHash, Origin, [_key.PublicKey(Origin)]);

    private async Task<TlogProof> ProofAsync(int index, int size)
    {
        var hashes = await MerkleTree.InclusionAsync(index, size, KnownTree.OfSize(8).NodeAsync);
        return new TlogProof(index, hashes, _key.Sign(new Checkpoint(Origin, size, KnownTree.Root(size))).ToString());
    }
}
