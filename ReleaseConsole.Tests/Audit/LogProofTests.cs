using System.Text;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Audit;

/// <summary>What the console hands out verifies with nothing but the file and the public key.</summary>
public sealed class LogProofTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_proof_file_of_every_entry_verifies_offline_and_of_no_other()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var job = VerifyLogTests.Job(console);
        for (var i = 0; i < 12; i++)
            await console.NoteAsync(job, $"step {i}");

        for (var index = 0; index < 13; index++)
        {
            var made = (await console.Get<ProveEntry>().RunAsync(index, job, Cancel)).Value;
            var read = TlogProof.Parse(made.File.ToString()).Value;
            var key = NoteKey.Parse(made.VerifierKey).Value;
            read.Verify(MerkleTree.LeafHash(read.Extra!), "release-console/acme", [key]).Value.Size.ShouldBe(13);
            read.Verify(MerkleTree.LeafHash(Encoding.UTF8.GetBytes("another")), "release-console/acme",
            [key]).Refusal!.Code.ShouldBe("not-included");
        }
        (await console.Get<ProveEntry>().RunAsync(13, job, Cancel)).Refusal!.Code.ShouldBe("unknown-entry");
    }

    [Fact]
    public async Task Inclusion_and_consistency_verify_between_all_sizes()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var job = VerifyLogTests.Job(console);
        for (var i = 0; i < 8; i++)
            await console.NoteAsync(job, $"step {i}");
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        var leaves = await db.Set<AuditEntry>().OrderBy(entry => entry.Index).Select(entry => entry.LeafHash).ToListAsync(Cancel);

        for (var to = 1; to <= 9; to++)
            for (var from = 1; from <= to; from++)
            {
                var kept = (await console.Get<ProveConsistency>().RunAsync(from, to, job, Cancel)).Value;
                kept.ToRoot.ShouldBe(MerkleTree.RootOf(leaves.Take(to)));
                MerkleProof.VerifyConsistency(from, to, kept.Hashes, kept.FromRoot, kept.ToRoot).ShouldBeTrue();
                var held = (await console.Get<ProveInclusion>().RunAsync(from - 1, to, job, Cancel)).Value;
                MerkleProof.VerifyInclusion(leaves[from - 1], from - 1, to, held.Hashes, held.Root).ShouldBeTrue();
            }
        (await console.Get<ProveInclusion>().RunAsync(0, 10, job, Cancel)).Refusal!.Code.ShouldBe("size-out-of-range");
        (await console.Get<ProveInclusion>().RunAsync(9, 9, job, Cancel)).Refusal!.Code.ShouldBe("index-out-of-range");
        (await console.Get<ProveConsistency>().RunAsync(0, 9, job, Cancel)).Refusal!.Code.ShouldBe("size-out-of-range");
    }

    [Fact]
    public async Task The_shown_entry_is_proved_from_its_own_document()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var job = VerifyLogTests.Job(console);
        await console.NoteAsync(job, "something", "release:1");

        (await console.Get<AuditEntryView>().RunAsync(1, job, Cancel)).Value.Checkpoint.ShouldBeNull();
        (await console.Get<NewestCheckpoint>().RunAsync(job, Cancel)).Refusal!.Code.ShouldBe("no-checkpoint");
        await console.Get<IssueCheckpoint>().RunAsync(job, Cancel);
        var shown = (await console.Get<AuditEntryView>().RunAsync(1, job, Cancel)).Value;
        shown.IsProved.ShouldBeTrue();
        shown.Subjects.ShouldBe(["release:1"]);
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        await db.Database.ExecuteSqlRawAsync(
            """DROP TRIGGER "AuditEntry_no_update"; UPDATE "AuditEntry" SET "Document" = replace("Document", 'something', 'nothing')""",
            Cancel);
        (await console.Get<AuditEntryView>().RunAsync(1, job, Cancel)).Value.IsProved.ShouldBeFalse();
    }
}
