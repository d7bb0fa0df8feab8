using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Formats;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

public sealed class EvaluationFormatTests
{
    [Theory]
    [InlineData("evaluations/promptfoo-v3.json", 2, 1, 1)]
    [InlineData("evaluations/promptfoo-v2.json", 1, 1, 1)]
    [InlineData("evaluations/inspect.json", 1, 1, 1)]
    [InlineData("evaluations/junit.xml", 1, 1, 1)]
    [InlineData("evaluations/openai-evals.jsonl", 1, 1, 1)]
    [InlineData("evaluations/table.csv", 1, 1, 1)]
    [InlineData("evaluations/table.jsonl", 1, 1, 0)]
    [InlineData("evaluations/mapped.json", 0, 0, 0)]
    public void A_case_without_an_answer_is_missing_and_no_failure_whoever_ran_it(string name, int passed, int failed, int missing) =>
        Record(name).Stats.ShouldBe(new EvaluationStats(passed, failed, missing));

    [Fact]
    public void An_archive_of_inspect_says_the_same_as_its_json()
    {
        var (plain, packed) = (Vectors.One("evaluations/inspect.json"), Vectors.One("evaluations/inspect-archive.eval"));
        packed.Content.Digest.ShouldBe(plain.Content.Digest);
        // The same documents, packed as Inspect packs them: by Python's zipfile over the compressor of zstd itself, at level 3 and as a stream.
        Vectors.One("evaluations/inspect-zstd.eval").Content.Digest.ShouldBe(plain.Content.Digest);
        plain.Notes.ShouldBe(["It ran on files that were not committed."]);
        var rows = Record("evaluations/inspect.json").Rows;
        (rows[0].Metric, rows[0].Scores!["judge"], rows[0].Tokens, rows[0].LatencyMs).ShouldBe(("match", 0.9, 334, 1250));
        (rows[1].Case, rows[1].Repeat, rows[1].Reason).ShouldBe(("case-1", 1, "Said refund."));
        rows[2].Error.ShouldBe("429 rate limited");
        Record("evaluations/inspect.json").RanOnNames!["dataset"].ShouldBe("golden");
    }

    [Fact]
    public void What_a_run_was_made_on_is_a_digest_where_the_runner_gives_the_text() =>
        Record("evaluations/promptfoo-v2.json").RanOn.ShouldHaveSingleItem().ShouldBe(
            new EvaluatedPrompt(EvaluatedPrompt.DigestOf("Hello {{name}}"), "hello"));

    [Fact]
    public void A_table_is_read_by_the_usual_names_or_as_its_mapping_says()
    {
        var row = Record("evaluations/table.csv").Rows[0];
        (row.Case, row.Group, row.Metric, row.Score, row.Pass, row.LatencyMs, row.Cost, row.Tokens, row.Provider)
            .ShouldBe(("q1", "refunds", "f1", 0.91, true, 310, 0.0001, 120L, "gpt-4o-mini-2024-07-18"));
        Record("evaluations/table.csv").Rows[2].Error.ShouldBe("timeout, twice");
        Record("evaluations/mapped.json").Rows.Select(one => (one.Case, one.Score)).ShouldBe([("What is open?", 0.4), ("Who pays?", 0.7)]);
    }

    [Fact]
    public void Columns_of_tags_are_slices_and_a_file_may_say_what_it_ran_with()
    {
        var digest = Digest.Of("a tool");
        var read = Of("evaluations/a.json", $$"""
            {"ran_on": {"tools/refund": "{{digest}}", "tools/other": "v3"}, "mapping": {"tags": ["language"]},
             "rows": [{"case": "q1", "pass": true, "language": "de"}, {"case": "q2", "pass": false, "language": ""}]}
            """);
        read.RanOnArtifacts.ShouldNotBeNull().ShouldHaveSingleItem().ShouldBe(KeyValuePair.Create("tools/refund", digest));
        read.Rows.Select(row => row.Tags?["language"]).ShouldBe(["de", null]);

        var table = Of("evaluations/a.csv", "case,group,pass,tag_language,slice_channel\nq1,refunds,true,de,mail\n").Rows[0];
        (table.Group, table.Tags!["language"], table.Tags["channel"]).ShouldBe(("refunds", "de", "mail"));
    }

    [Theory]
    [InlineData("promptfoo-v3")]
    [InlineData("inspect-log")]
    [InlineData("results-json")]
    public void What_a_run_recorded_by_digest_is_kept_where_its_runner_keeps_what_an_author_writes(string format)
    {
        EvaluationRow row = new("q1", "q1", null, 0, "desk", true, 1, null, null, null, 0);
        var record = new EvaluationRecord("table", "desk", null, [], ["desk"], [row], EvaluationStats.Of([row]))
        {
            RanOnArtifacts = new Dictionary<string, Digest> { ["tools/refund"] = Digest.Of("a"), ["models/desk"] = Digest.Of("b") },
        };
        var stored = new StoredContent("evaluations/a", ContentForm.Json, record.ToCanonical(), record.ToCanonical(), "results-json");
        var written = Exporting.Of(stored, ArtifactKind.Evaluation, format).Value;
        var again = EvaluationRecord.Parse(Vectors.Read("evaluations/a.json", written.Bytes).Items.ShouldHaveSingleItem().Value.Content.Canonical);
        again.RanOnArtifacts!.OrderBy(one => one.Key, StringComparer.Ordinal).ShouldBe(record.RanOnArtifacts.OrderBy(one => one.Key, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("evaluations/a.csv", "name_of,x\n1,2\n", "no-case-column", "1:1")]
    [InlineData("evaluations/a.csv", "case,score\nq1\n", "csv-not-readable", "2:1")]
    [InlineData("evaluations/a.csv", "case,score\nq1,\"open\n", "csv-not-readable", "2:1")]
    [InlineData("evaluations/a.xml", "<testsuite>\n<testcase name=\"a\"></testsuite>", "xml-not-readable", "2:22")]
    [InlineData("evaluations/a.xml", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n<testsuite/>", "xml-not-readable", "1:1")]
    [InlineData("evaluations/a.xml", "<testsuite/>", "no-results", "1:1")]
    [InlineData("evaluations/a.eval", "PK no archive", "eval-not-readable", null)]
    [InlineData("evaluations/a.jsonl", "{\"id\":\"q\",\"score\":1}\n{\"id\":}\n", "json-not-readable", "2:7")]
    public void Results_that_cannot_be_read_are_refused_with_their_place(string path, string text, string code, string? place)
    {
        var refusal = Vectors.Read(path, text).Items.ShouldHaveSingleItem().Refusal!;
        (refusal.Code, refusal.Place).ShouldBe((code, place));
    }

    [Theory]
    [InlineData(12, "BZip2 (method 12)")]
    [InlineData(14, "LZMA (method 14)")]
    [InlineData(96, "method 96")]
    public void An_archive_of_inspect_compressed_in_a_way_that_is_not_read_says_which(int method, string named)
    {
        var bytes = GivenZip.AllBy(method, Vectors.Bytes("evaluations/inspect-zstd.eval"));
        var refusal = Vectors.Read("evaluations/a.eval", bytes).Items.ShouldHaveSingleItem().Refusal!;
        (refusal.Code, refusal.Sentence).ShouldBe(
            ("eval-not-readable", $"The Inspect log cannot be read: header.json is compressed with {named}, which is not read here."));
    }

    [Fact]
    public void An_archive_of_inspect_that_swells_is_not_unpacked_to_its_end()
    {
        var bytes = GivenZip.Of(GivenZip.Zstandard, "header.json", GivenZip.Packed(new byte[193 * 1024 * 1024]));
        bytes.Length.ShouldBeLessThan(64 * 1024);
        Vectors.Read("evaluations/a.eval", bytes).Items.ShouldHaveSingleItem().Refusal!.Sentence
            .ShouldBe("The Inspect log cannot be read: unpacked it is larger than 192\u00a0MB.");
    }

    [Fact]
    public void An_archive_of_inspect_that_wants_more_memory_than_a_decoder_must_have_is_refused()
    {
        var bytes = GivenZip.Of(GivenZip.Zstandard, "header.json", GivenZip.Packed(new byte[100], windowLog: 27));
        Vectors.Read("evaluations/a.eval", bytes).Items.ShouldHaveSingleItem().Refusal!.Sentence
            .ShouldStartWith("The Inspect log cannot be read: an entry compressed with Zstandard cannot be unpacked (");
    }

    private static EvaluationRecord Of(string path, string text) =>
        EvaluationRecord.Parse(Vectors.Read(path, text).Items.ShouldHaveSingleItem().Value.Content.Canonical);

    private static EvaluationRecord Record(string name) => EvaluationRecord.Parse(Vectors.One(name).Content.Canonical);
}
