using System.Text;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Storage;

/// <summary>What holds on every database, asked of each in the same words.</summary>
public abstract class BothDatabasesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected abstract Task<TestConsole> StartAsync(CancellationToken cancel);

    [Fact]
    public async Task The_migrations_bring_the_schema_of_the_model_and_may_run_again()
    {
        await using var console = await StartAsync(Cancel);
        await console.Get<MigrateDatabase>().RunAsync(Cancel);
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);

        (await console.Get<MigrateDatabase>().PendingAsync(Cancel)).ShouldBeEmpty();
        db.Database.HasPendingModelChanges().ShouldBeFalse();
    }

    [Fact]
    public async Task Every_table_of_facts_refuses_to_be_changed()
    {
        await using var console = await StartAsync(Cancel);
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        var isSqlite = db.Database.IsSqlite();
        var facts = db.Model.GetEntityTypes().Where(type => typeof(IFact).IsAssignableFrom(type.ClrType)).ToList();
        facts.Count.ShouldBeGreaterThan(15);

        foreach (var table in facts.Select(type => type.GetTableName()!))
            foreach (var verb in isSqlite ? new[] { "UPDATE", "DELETE" } : ["UPDATE", "DELETE", "TRUNCATE"])
            {
                // SQLite fires per row, so the trigger itself is looked for where a table is empty; PostgreSQL fires per statement.
                var guards = isSqlite
                    ? await db.Database.SqlQuery<int>(
                        $"""SELECT COUNT(*) AS "Value" FROM sqlite_master WHERE type = 'trigger' AND name = {$"{table}_no_{verb.ToLowerInvariant()}"}""").SingleAsync(Cancel)
                    : await db.Database.SqlQuery<int>(
                        $"""SELECT COUNT(*)::int AS "Value" FROM information_schema.triggers WHERE event_object_table = {table} AND trigger_name = {$"{table}_is_fact"}""").SingleAsync(Cancel);
                guards.ShouldBeGreaterThan(0, $"{verb} {table}");
            }
        foreach (var sql in new[] { """UPDATE "AuditEntry" SET "Summary" = 'x'""", """DELETE FROM "AuditEntry" """ }.Concat(
            isSqlite ? [] : ["""TRUNCATE "AuditEntry" """]))
            (await Should.ThrowAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync(sql, Cancel))).Message
                .ShouldContain("facts");
    }

    [Fact]
    public async Task Appends_from_many_writers_queue_and_every_acknowledged_entry_is_included()
    {
        await using var console = await StartAsync(Cancel);
        var job = Actor.Job(console.Tenant, "test", "test");
        const int Writers = 6, Each = 8;

        var checkpoints = new List<AuditCheckpoint>();
        await Task.WhenAll(
            Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(
                async () =>
                {
                    for (var i = 0; i < Each; i++)
                        await console.NoteAsync(job, $"by {writer} the {i}", $"writer:{writer}");
                },
                Cancel))),
            Task.Run(
                async () =>
                {
                    for (var i = 0; i < 4; i++)
                        checkpoints.Add((await console.Get<IssueCheckpoint>().RunAsync(job, Cancel)).Value);
                },
                Cancel));

        var found = (await console.Get<VerifyLog>().RunAsync(progress: null, job, Cancel)).Value;
        found.Problems.ShouldBeEmpty();
        found.Size.ShouldBe(1 + Writers * Each);
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        (await db.Set<AuditEntry>().Select(entry => entry.Summary).Distinct().CountAsync(Cancel)).ShouldBe(1 + Writers * Each);
        foreach (var checkpoint in checkpoints)
        {
            var proof = (await console.Get<ProveConsistency>().RunAsync(checkpoint.Size, found.Size, job, Cancel)).Value;
            MerkleProof.VerifyConsistency(checkpoint.Size, found.Size, proof.Hashes, checkpoint.Root, Convert.FromBase64String(found.Root))
                .ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Ids_and_instants_come_back_as_they_were_and_sort_by_time()
    {
        await using var console = await StartAsync(Cancel);
        var job = Actor.Job(console.Tenant, "test", "test");
        var persons = new List<(Guid Id, DateTimeOffset At)>();
        await using (var db = await console.Contexts.OpenAsync(console.Tenant, Cancel))
        {
            for (var i = 0; i < 5; i++)
            {
                console.Clock.Advance(TimeSpan.FromMilliseconds(1));
                var person = new Person($"Zoë {i} 😀", null)
                {
                    Id = Guid.CreateVersion7(db.Now),
                    TenantId = console.Tenant,
                    Issuer = "test",
                    Subject = $"subject {i}",
                    CreatedAt = db.Now,
                };
                persons.Add((person.Id, db.Now));
                db.Add(person);
            }
            db.Record(job, new SomethingNoted("five persons", []));
            await db.SaveChangesAsync(Cancel);
        }
        await using var again = await console.Contexts.OpenAsync(console.Tenant, Cancel);

        var rows = await again.Set<Person>().OrderByDescending(person => person.CreatedAt).ToListAsync(Cancel);
        rows.Select(person => (person.Id, person.CreatedAt)).ShouldBe(persons.AsEnumerable().Reverse());
        rows[0].Name.ShouldBe("Zoë 4 😀");
        rows[0].TenantId.ShouldBe(console.Tenant);
        var middle = persons[2].At;
        (await again.Set<Person>().CountAsync(person => person.CreatedAt < middle, Cancel)).ShouldBe(2);
    }

    [Fact]
    public async Task Every_tenant_owned_table_is_filtered_by_its_tenant()
    {
        await using var console = await StartAsync(Cancel);
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        var owned = db.Model.GetEntityTypes().Where(type => typeof(ITenantOwned).IsAssignableFrom(type.ClrType)).ToList();

        foreach (var type in owned)
            ((IQueryable)typeof(DbContext).GetMethod(nameof(DbContext.Set), 1, [])!.MakeGenericMethod(type.ClrType).Invoke(db, null)!)
                .ToQueryString().Contains("WHERE", StringComparison.Ordinal).ShouldBeTrue(type.ClrType.Name);
        db.Model.GetEntityTypes().Except(owned).Select(type => type.ClrType.Name).Order().ToArray()
            .ShouldBe(new[] { "DataProtectionKeyRow", "EndedSessionRow", "SeenTokenRow" });
    }

    [Fact]
    public async Task Facts_inserted_together_read_back_as_they_were_and_what_is_there_already_is_passed_over()
    {
        await using var console = await StartAsync(Cancel);
        var mei = await console.PersonAsync("Mei Tanaka", (Role.Admin, null));
        Blob[] blobs = [.. new[] { "", "ä€😀", new string('x', 5_000) }.Select(text => Encoding.UTF8.GetBytes(text))
            .Select(bytes => new Blob(console.Tenant, Digest.Of(bytes), ContentForm.Text, bytes.Length, bytes))];
        foreach (var round in (int[])[1, 2])
        {
            await using var db = await console.Contexts.OpenAsync(mei, Cancel);
            db.AddMany(blobs, unlessThere: true);
            db.Record(mei, new SomethingNoted($"round {round}", []));
            await db.SaveChangesAsync(Cancel);
        }

        await using var again = await console.Contexts.OpenAsync(mei, Cancel);
        (await again.Set<Blob>().AsNoTracking().ToListAsync(Cancel)).OrderBy(blob => blob.Size)
            .Select(blob => (blob.Digest, blob.Form, Convert.ToHexString(blob.Bytes)))
            .ShouldBe(blobs.OrderBy(blob => blob.Size).Select(blob => (blob.Digest, blob.Form, Convert.ToHexString(blob.Bytes))));
    }

    [Fact]
    public async Task Of_two_who_change_one_row_the_second_is_told()
    {
        await using var console = await StartAsync(Cancel);
        var mei = await console.PersonAsync("Mei Tanaka", (Role.Admin, null));
        await using var first = await console.Contexts.OpenAsync(mei, Cancel);
        await using var second = await console.Contexts.OpenAsync(mei, Cancel);
        (await first.Set<Person>().SingleAsync(Cancel)).Rename("Mei", null);
        (await second.Set<Person>().SingleAsync(Cancel)).Rename("Tanaka", null);
        first.Record(mei, new SomethingNoted("the first", []));
        second.Record(mei, new SomethingNoted("the second", []));

        await first.SaveChangesAsync(Cancel);
        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync(Cancel));

        (await console.Get<VerifyLog>().RunAsync(progress: null, mei, Cancel)).Value.Ok.ShouldBeTrue();
    }
}

public sealed class SqliteTests : BothDatabasesTests
{
    protected override Task<TestConsole> StartAsync(CancellationToken cancel) => TestConsole.OnSqliteAsync(cancel);
}

public sealed class PostgresTests(PostgresServer server) : BothDatabasesTests
{
    protected override Task<TestConsole> StartAsync(CancellationToken cancel) => server.ConsoleAsync(cancel);
}
