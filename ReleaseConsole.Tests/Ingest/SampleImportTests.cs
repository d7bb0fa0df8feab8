using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

public sealed class SampleImportTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_release_of_the_samples_is_taken_in_whole_and_frozen()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();

        foreach (var version in new[] { "2026.10.3", "2026.11.0", "2026.11.1" })
        {
            var view = await console.ImportAsync(amara, Importing.Sample(version));
            view.Items.Where(item => item.Outcome is ItemOutcome.Refused or ItemOutcome.Unresolved).ShouldBeEmpty();
            view.State.ShouldBe(ImportState.Finished);
            view.Item("release.yaml").Outcome.ShouldBe(ItemOutcome.Created);
        }

        var release = (await console.Get<ReleaseSummary>().RunAsync(TestConsole.ProductSlug, "2026.11.1", amara, Cancel)).Value;
        release.Artifacts.Select(line => line.Path).ShouldBe(
        [
            "prompts/refund-reply", "prompts/summary", "prompts/triage",
            "tools/edit_file", "tools/get_file_info", "tools/list_allowed_directories", "tools/list_directory", "tools/move_file",
            "tools/read_multiple_files", "tools/read_text_file", "tools/refund", "tools/search_files", "tools/write_file",
            "models/default", "datasets/golden", "policies/guardrails", "settings/runtime",
        ]);
        release.Evaluations.ShouldHaveSingleItem().Path.ShouldBe("evaluations/golden");
        Digest.Of(release.Document).ShouldBe(release.Manifest);
        release.Notes.ShouldStartWith("# 2026.11.1");
        (await console.Get<ReleaseHistory>().RunAsync(TestConsole.ProductSlug, 0, 50, amara, Cancel)).Value.Total.ShouldBe(3);
    }

    [Fact]
    public async Task The_same_folder_again_changes_nothing()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();

        var first = await console.ImportAsync(amara, Importing.Sample("2026.11.1"));
        var again = await console.ImportAsync(amara, Importing.Sample("2026.11.1"));

        again.Outcomes.ShouldBe(first.Outcomes with { Created = 0, Unchanged = first.Outcomes.Created });
        again.Items.Select(item => item.Digest).ShouldBe(first.Items.Select(item => item.Digest));
    }

    [Fact]
    public async Task An_import_whose_release_file_made_a_release_names_it()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        var first = await console.ImportAsync(amara, Importing.Sample("2026.11.1"));
        console.Clock.Advance(TimeSpan.FromMinutes(1));
        var again = await console.ImportAsync(amara, Importing.Sample("2026.11.1"));
        async Task<IReadOnlyList<string>> MadeByAsync(ImportView import) =>
            (await console.Get<ImportSummary>().RunAsync(import.Id, amara, Cancel)).Value.Releases;

        var alike = new ReleaseRequest("2026.11.1-again", null, [], []) { From = "2026.11.1" };
        (await console.Get<FreezeRelease>().RunAsync(TestConsole.ProductSlug, alike, amara, Cancel)).ShouldSucceed();

        (await MadeByAsync(first)).ShouldBe(["2026.11.1"]);
        (await MadeByAsync(again)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_evaluation_tells_cases_without_an_answer_from_failures_and_keeps_the_file_itself()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, Importing.Sample("2026.11.0"));

        await using var db = await console.Contexts.CreateDbContextAsync(Cancel);
        db.Enter(console.Tenant);
        var version = db.Set<ArtifactVersion>().Single(one => one.Format == "promptfoo-v3");
        var record = EvaluationRecord.Parse(db.Set<Blob>().Single(blob => blob.Digest == version.Digest).Bytes);
        record.Stats.ShouldBe(new EvaluationStats(Passed: 57, Failed: 2, Errors: 1));
        record.Rows.Single(row => row.Error is not null).Pass.ShouldBeNull();
        record.Rows.Select(row => row.Case).Distinct().Count().ShouldBe(60);
        record.RanOn.ShouldHaveSingleItem().Label.ShouldBe("prompts/triage");
        var original = await File.ReadAllBytesAsync(
            Path.Combine(Importing.RepositoryRoot(), "samples/support-agent/2026.11.0/evaluations/golden.promptfoo.json"), Cancel);
        version.Original.ShouldBe(Digest.Of(original));
    }
}
