using System.Security.Cryptography;
using System.Text;
using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Tests.Audit;

public sealed class SignedNoteTests : IDisposable
{
    private const string Origin = "release-console.example/audit";

    /// <summary>
    /// The text of a known tree of eight leaves, signed with the Ed25519 key of RFC 8032 test 1: a key type unknown here.
    /// </summary>
    private const string Ed25519Note =
        """
        release-console.example/audit
        8
        XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=

        — release-console.example/audit 2NnNwSSdY6EJ3/FmmxLrP5UMhMjZfr4aQG0KfF6KODFCM6sTSSfWT+bK11dM6DWLviaU+YHWxilnn6O272WNFtvZCwo=

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("note-key-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_note_signed_here_reads_back_and_verifies_with_its_public_key()
    {
        using var key = NewKey("a");
        var note = SignedNote.Parse(Signed(key).ToString()).Value;

        note.Verify([key.PublicKey(Origin)]).Value.ShouldBe([key.PublicKey(Origin)]);
        note.ToString().ShouldBe(Signed(key).Text + "\n" + note.Signatures[0].Line);
    }

    [Fact]
    public void A_published_note_keeps_its_bytes_and_its_unknown_key_counts_for_nothing()
    {
        using var key = NewKey("a");
        var note = SignedNote.Parse(Ed25519Note).Value;

        note.ToString().ShouldBe(Ed25519Note);
        note.Signatures.ShouldHaveSingleItem().KeyId.ShouldBe(0xd8d9cdc1);
        note.Verify([key.PublicKey(Origin)]).Refusal.ShouldNotBeNull().Code.ShouldBe("no-known-signature");
    }

    [Fact]
    public void Signatures_of_unknown_keys_beside_a_right_one_are_passed_over()
    {
        using var key = NewKey("a");
        var note = Signed(key).ToString() + Ed25519Note[Ed25519Note.LastIndexOf('—')..];

        SignedNote.Parse(note).Value.Verify([key.PublicKey(Origin)]).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void A_wrong_signature_of_a_known_key_refuses_the_note_even_beside_a_right_one()
    {
        using var first = NewKey("a");
        using var second = NewKey("b");
        var note = Signed(first);
        var forged = new NoteSignature(Origin, second.PublicKey(Origin).Id, note.Signatures[0].Signature);
        var both = note with { Signatures = [.. note.Signatures, forged] };

        both.Verify([first.PublicKey(Origin)]).Succeeded.ShouldBeTrue();
        both.Verify([first.PublicKey(Origin), second.PublicKey(Origin)]).Refusal.ShouldNotBeNull().Code.ShouldBe("signature-wrong");
    }

    [Fact]
    public void A_known_name_with_another_id_and_a_known_id_with_another_name_are_both_unknown()
    {
        using var key = NewKey("a");
        var note = Signed(key);
        var signature = note.Signatures[0];

        (note with { Signatures = [signature with { KeyId = signature.KeyId ^ 1 }] })
            .Verify([key.PublicKey(Origin)]).Refusal.ShouldNotBeNull().Code.ShouldBe("no-known-signature");
        (note with { Signatures = [signature with { Name = "elsewhere" }] })
            .Verify([key.PublicKey(Origin)]).Refusal.ShouldNotBeNull().Code.ShouldBe("no-known-signature");
    }

    [Fact]
    public void A_text_or_signature_that_was_changed_does_not_verify()
    {
        using var key = NewKey("a");
        var note = Signed(key);
        var known = new[] { key.PublicKey(Origin) };

        (note with { Text = note.Text.Replace("8\n", "9\n", StringComparison.Ordinal) }).Verify(known).Succeeded.ShouldBeFalse();
        for (var at = 0; at < note.Signatures[0].Signature.Length; at++)
        {
            var bytes = (byte[])note.Signatures[0].Signature.Clone();
            bytes[at] ^= 0x10;
            var changed = note with { Signatures = [note.Signatures[0] with { Signature = bytes }] };
            changed.Verify(known).Succeeded.ShouldBeFalse($"byte {at}");
        }
    }

    [Theory]
    [InlineData("text\n— name AAAAAAE=\n")]
    [InlineData("text\n\n")]
    [InlineData("text\n\n— name AAAAAAE=")]
    [InlineData("text\n\n- name AAAAAAE=\n")]
    [InlineData("text\n\n— name  AAAAAAE=\n")]
    [InlineData("text\n\n— na+me AAAAAAE=\n")]
    [InlineData("text\n\n— na\u00A0me AAAAAAE=\n")]
    [InlineData("text\n\n— name AAAA\n")]
    [InlineData("text\n\n— name AAAAAAF=\n")]
    [InlineData("text\n\n— name not base64\n")]
    [InlineData("te\txt\n\n— name AAAAAAE=\n")]
    [InlineData("text\r\n\n— name AAAAAAE=\n")]
    [InlineData("text\n\n— name AAAAAAE=\nmore\n")]
    [InlineData("")]
    public void A_note_in_another_shape_is_refused(string note) =>
        SignedNote.Parse(note).Refusal.ShouldNotBeNull().Code.ShouldBe("note-not-readable");

    [Fact]
    public void Sixteen_signatures_are_read_and_endless_ones_are_not()
    {
        var lines = (int count) => string.Concat(Enumerable.Repeat("— name AAAAAAE=\n", count));

        SignedNote.Parse("a\n\nb\n\n" + lines(16)).Value.Text.ShouldBe("a\n\nb\n");
        SignedNote.Parse("text\n\n" + lines(65)).Succeeded.ShouldBeFalse();
    }

    [Fact]
    public void A_verifier_key_reads_back_as_itself()
    {
        using var key = NewKey("a");
        var written = key.PublicKey(Origin).ToString();

        NoteKey.Parse(written).Value.ShouldBe(key.PublicKey(Origin));
        NoteKey.Parse(written).Value.ToString().ShouldBe(written);
        written.ShouldStartWith($"{Origin}+");
    }

    [Theory]
    [InlineData("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("rekor.example+12345678+AjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNhtmPtrWm3U1eQXBogSMdGvXwBcK5AW5i0hrZLOC96l")]
    [InlineData("name+00000000+Ag==")]
    [InlineData("name")]
    [InlineData("")]
    public void A_verifier_key_of_another_type_or_with_wrong_parts_is_refused(string key) =>
        NoteKey.Parse(key).Refusal.ShouldNotBeNull().Code.ShouldBe("verifier-key-not-readable");

    [Fact]
    public void A_verifier_key_whose_id_is_not_its_own_is_refused()
    {
        using var key = NewKey("a");
        var parts = key.PublicKey(Origin).ToString().Split('+', 3);

        NoteKey.Parse($"{parts[0]}+00000000+{parts[2]}").Succeeded.ShouldBeFalse();
        NoteKey.Parse($"{parts[0]}+{parts[1].ToUpperInvariant()}x+{parts[2]}").Succeeded.ShouldBeFalse();
    }

    [Fact]
    public void The_signature_is_DER_over_SHA_256_of_the_text_so_that_any_ECDSA_library_can_check_it()
    {
        using var key = NewKey("a");
        var note = Signed(key);
        var spki = Convert.FromBase64String(key.PublicKey(Origin).ToString().Split('+', 3)[2])[1..];
        using var other = ECDsa.Create();
        other.ImportSubjectPublicKeyInfo(spki, out _);

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(note.Text));
        other.VerifyHash(hash, note.Signatures[0].Signature, DSASignatureFormat.Rfc3279DerSequence).ShouldBeTrue();
        Convert.ToHexStringLower(SHA256.HashData(spki))[..8].ShouldBe($"{note.Signatures[0].KeyId:x8}");
    }

    private static SignedNote Signed(CheckpointKey key) => key.Sign(new Checkpoint(Origin, 8, KnownTree.Root(8)));

    private CheckpointKey NewKey(string name) => CheckpointKey.LoadOrCreate(Path.Combine(_folder, name));
}
