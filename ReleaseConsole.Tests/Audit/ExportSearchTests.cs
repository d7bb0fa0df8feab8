using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Audit;

/// <summary>An auditor takes the answer to a search home and checks it there, with the key alone.</summary>
public sealed class ExportSearchTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_exported_is_checked_with_the_key_alone_and_the_log_says_who_took_it()
    {
        await using var console = await WithStepsAsync(20);
        var lena = await console.PersonAsync("Lena Fischer", (Role.Auditor, null));

        var (file, key) = await ExportAsync(console, lena, new AuditQuestion { Words = "refund" });

        (await CheckAsync(file, key)).Value.ShouldBe(10);
        await using var db = await console.Contexts.OpenAsync(lena, Cancel);
        var entry = await db.Set<AuditEntry>().SingleAsync(one => one.Action == nameof(SearchExported), Cancel);
        (entry.ActorName, entry.Summary).ShouldBe(("Lena Fischer", "exported 10 entries of the log with proof, searched for refund"));
    }

    [Fact]
    public async Task An_entry_that_was_changed_taken_out_or_put_in_is_noticed_and_so_is_another_question()
    {
        await using var console = await WithStepsAsync(12);
        var lena = await console.PersonAsync("Lena Fischer", (Role.Auditor, null));
        var (file, key) = await ExportAsync(console, lena, new AuditQuestion { Words = "refund" });
        var (other, _) = await ExportAsync(console, lena, new AuditQuestion { Words = "delivery" });

        (await CheckAsync(
            Edited(file, Proofs(file)[0], text => text.Replace("extra eyJ", "extra eyK", StringComparison.Ordinal)), key)).Succeeded
                .ShouldBeFalse();
        (await CheckAsync(Edited(file, Proofs(file)[2], _ => null), key)).Refusal!.Code.ShouldBe("export-broken");
        (await CheckAsync(
            Edited(file, "search.json", text => text.Replace("refund", "reform", StringComparison.Ordinal)), key)).Refusal!.Code
                .ShouldBe("export-broken");
        (await CheckAsync(Edited(file, "search.note", _ => Read(other, "search.note")), key)).Refusal!.Code.ShouldBe("export-broken");
        (await CheckAsync(Edited(file, Proofs(file)[0], _ => Read(other, Proofs(other)[0])), key)).Refusal!.Code.ShouldBe("export-broken");
    }

    [Fact]
    public async Task Another_consoles_key_does_not_vouch_for_it_and_noise_is_refused_in_words()
    {
        await using var console = await WithStepsAsync(4);
        await using var elsewhere = await WithStepsAsync(4);
        var (file, _) = await ExportAsync(console, VerifyLogTests.Job(console), new AuditQuestion());
        var (_, key) = await ExportAsync(elsewhere, VerifyLogTests.Job(elsewhere), new AuditQuestion());

        (await CheckAsync(file, key)).Succeeded.ShouldBeFalse();
        (await CheckAsync("no archive at all"u8.ToArray(), key)).Refusal!.Code.ShouldBe("export-broken");
    }

    [Fact]
    public async Task Who_may_not_read_the_log_takes_nothing_out()
    {
        await using var console = await WithStepsAsync(4);
        var stranger = await console.PersonInAsync(await console.AddTenantAsync("other", Cancel), "Stranger", (Role.Auditor, null));

        var made = (await console.Get<ExportSearch>().RunAsync(
            new AuditQuestion { Product = TestConsole.ProductSlug, Words = "refund" }, stranger, Cancel)).Value;

        made.Rows.ShouldBeEmpty();
        made.Origin.ShouldBe("release-console/other");
    }

    private static async Task<TestConsole> WithStepsAsync(int steps)
    {
        var console = await TestConsole.OnSqliteAsync(Cancel);
        for (var i = 0; i < steps; i++)
            await console.NoteAsync(
                VerifyLogTests.Job(console), $"step {i} of {(i % 2 == 0 ? "refund" : "delivery")}", "environment:production");
        return console;
    }

    private static async Task<(byte[] File, NoteKey Key)> ExportAsync(TestConsole console, Actor actor, AuditQuestion question)
    {
        var made = (await console.Get<ExportSearch>().RunAsync(question, actor, Cancel)).Value;
        using var file = new MemoryStream();
        await made.WriteAsync(file, Cancel);
        return (file.ToArray(), NoteKey.Parse(made.VerifierKey).Value);
    }

    private static Task<Result<int>> CheckAsync(byte[] file, NoteKey key) => ProvedSearch.CheckAsync(new MemoryStream(file), key, Cancel);

    private static List<string> Proofs(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        return [.. archive.Entries.Select(one => one.FullName).Where(name => name.StartsWith("entries/", StringComparison.Ordinal))];
    }

    private static string Read(byte[] file, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(archive.GetEntry(name)!.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>The archive with one file's text changed, or without the file.</summary>
    private static byte[] Edited(byte[] file, string name, Func<string, string?> edit)
    {
        using var copy = new MemoryStream();
        copy.Write(file);
        using (var archive = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
        {
            var text = edit(Read(file, name));
            archive.GetEntry(name)!.Delete();
            if (text is not null)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open(), new UTF8Encoding(false));
                writer.Write(text);
            }
        }
        return copy.ToArray();
    }
}
