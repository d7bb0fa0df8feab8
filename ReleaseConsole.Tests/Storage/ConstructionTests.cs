using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Storage;

public sealed class ConstructionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_save_without_an_audit_entry_is_refused()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        db.Add(new Product(new ProductId(Guid.CreateVersion7()), console.Tenant, "other", "Other", db.Now));

        (await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync(Cancel))).Message.ShouldContain("audit entry");
    }

    [Fact]
    public async Task A_row_of_another_tenant_is_neither_read_nor_written()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var other = await console.AddTenantAsync("other", Cancel);
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);

        (await db.Set<Product>().CountAsync(Cancel)).ShouldBe(1);
        (await db.Set<Tenant>().CountAsync(Cancel)).ShouldBe(1);
        db.Add(new Product(new ProductId(Guid.CreateVersion7()), other, "x-y", "X", db.Now));
        await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync(Cancel));
    }

    [Fact]
    public async Task Every_append_grows_the_tree_by_its_leaf_and_keeps_the_root_of_all_leaves()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        for (var i = 0; i < 9; i++)
            await console.PersonAsync($"person {i}", (Role.Viewer, null));
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);

        var entries = await db.Set<AuditEntry>().OrderBy(entry => entry.Index).ToListAsync(Cancel);
        var head = await db.Set<AuditHead>().SingleAsync(Cancel);
        head.Size.ShouldBe(10);
        var leaves = entries.Select(entry => MerkleTree.LeafHash(System.Text.Encoding.UTF8.GetBytes(entry.Document)));
        head.Root.ShouldBe(MerkleTree.RootOf(leaves));
    }

    [Theory]
    [InlineData("""UPDATE "AuditEntry" SET "Summary" = 'x'""")]
    [InlineData("""DELETE FROM "AuditEntry" """)]
    [InlineData("""UPDATE "Product" SET "Name" = 'x'""")]
    public async Task The_database_itself_refuses_to_change_a_fact(string sql)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);

        (await Should.ThrowAsync<Microsoft.Data.Sqlite.SqliteException>(() => db.Database.ExecuteSqlRawAsync(sql, Cancel)))
            .Message.ShouldContain("holds facts");
    }
}
