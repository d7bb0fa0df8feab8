using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

/// <summary>What a result file says beyond pass and fail, in the shapes the runners write.</summary>
public sealed class ResultReadingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Two_tests_with_the_same_variables_and_other_assertions_are_two_cases_and_the_same_test_again_is_a_repeat()
    {
        var rows = Promptfoo(Test(0, "contains"), Test(1, "is-json"), Test(2, "contains"), Test(3, "contains", "stricter")).Rows;

        rows.Select(row => row.Case).Distinct().Count().ShouldBe(3);
        (rows[2].Case == rows[0].Case, rows[2].Repeat, rows[2].Test).ShouldBe((true, 1, 2));
        Promptfoo(Test(7, "is-json")).Rows[0].Case.ShouldBe(rows[1].Case);
    }

    [Fact]
    public void What_promptfoo_says_of_the_run_and_of_each_answer_is_kept()
    {
        var record = Promptfoo(Test(4, "contains"));
        var row = record.Rows.ShouldHaveSingleItem();

        record.RanOnNames!.ShouldBe(
            new Dictionary<string, string> { ["eval"] = "eval-9Xk", ["promptfoo"] = "0.123.1", ["dataset"] = "tests/golden.csv" },
            ignoreOrder: true);
        row.Checks!.ShouldBe(
            [new EvaluationCheck("tone", true, 1, null), new EvaluationCheck("contains", false, 0, "Expected output to contain 'refund'")]);
        (row.Group, row.Tags!["strategyId"], row.IsRefusal, row.IsFlagged).ShouldBe(("pii:direct", "jailbreak", true, true));
        (row.Test, row.Scores!["tone"]).ShouldBe((4, 1));
    }

    [Fact]
    public void What_a_junit_failure_says_below_its_message_is_kept_and_written_back()
    {
        const string xml = """
            <testsuite name="desk"><testcase name="a"><failure message="expected refund">expected refund
            at cases.py:12</failure></testcase><testcase name="b"><error>no answer</error><system-out>x</system-out></testcase>
            <testcase name="c"><failure message="AssertionError"><![CDATA[left: 1 < right: 2]]></failure></testcase></testsuite>
            """;
        var read = Vectors.Read("evaluations/a.xml", xml).Items.ShouldHaveSingleItem().Value;
        var rows = EvaluationRecord.Parse(read.Content.Canonical).Rows;

        rows.Select(row => row.Reason ?? row.Error)
            .ShouldBe(["expected refund\nat cases.py:12", "no answer", "AssertionError\nleft: 1 < right: 2"]);
        rows.Select(row => row.Pass).ShouldBe([false, null, false]);
        Exporting.Of(read.Stored() with { Original = [] }, ArtifactKind.Evaluation, "junit").Value.ReadsBackTheSame.ShouldBeTrue();
    }

    [Fact]
    public async Task A_release_file_says_what_the_columns_of_a_table_are_and_under_what_licence_data_stands()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        const string release = """
            version: "1.0"
            artifacts: [{ path: datasets/golden.jsonl, licence: CC-BY-4.0, data_class: personal }]
            evaluations: [{ path: evaluations/run.csv, columns: { case: question, score: f1 } }]
            """;
        var view = await console.ImportAsync(
            amara, ("datasets/golden.jsonl", "{\"id\": 1}\n"), ("evaluations/run.csv", "question,f1\nWho?,0.5\n"),
            ("release.yaml", release));

        view.Item("evaluations/run.csv").Outcome.ShouldBe(ItemOutcome.Created);
        view.Item("datasets/golden.jsonl").Reason.ShouldBe(
            "1 rows, 1 columns. The release file says: licence CC-BY-4.0, data class personal.");
        var shown = (await console.Get<DatasetProfileView>().RunAsync(
            TestConsole.ProductSlug, ArtifactKind.Dataset, "datasets/golden", "1", null, amara, Cancel)).Value;
        (shown.Profile.Licence, shown.Profile.DataClass).ShouldBe(("CC-BY-4.0", "personal"));
        var refused = await console.ImportAsync(
            amara, ("release.yaml", "version: \"1.0\"\nevaluations:\n  - path: evaluations/run.csv\n    columns: f1\n"));
        (refused.Item("release.yaml").Code, refused.Item("release.yaml").Line).ShouldBe(("wrong-type", 4));
    }

    [Fact]
    public void An_epoch_of_inspect_is_the_repeat_and_samples_stand_in_order_of_number()
    {
        var rows = Inspect(
            """{"id": 10, "epoch": 1, "scores": {"m": {"value": "C"}}}, {"id": 9, "epoch": 2, "scores": {"m": {"value": "I"}}}, {"id": 9, "epoch": 1, "scores": {"m": {"value": "C"}}}""").Rows;

        rows.Select(row => (row.Case, row.Repeat, row.Pass)).ShouldBe([("9", 0, true), ("9", 1, false), ("10", 0, true)]);
    }

    [Fact]
    public void Scores_of_many_parts_are_a_metric_each_and_what_is_no_number_is_told()
    {
        var read = Vectors.Read("evaluations/log.json", Log(
            """{"id": "a", "epoch": 1, "scores": {"judge": {"value": {"accuracy": 0.5, "tone": "C", "why": "because"}}, "many": {"value": [1, 0.25]}}, "limit": {"type": "token", "limit": 4096}}"""))
            .Items.ShouldHaveSingleItem().Value;
        var row = EvaluationRecord.Parse(read.Content.Canonical).Rows.ShouldHaveSingleItem();

        row.Scores!.ShouldBe(
            new Dictionary<string, double> { ["judge.accuracy"] = 0.5, ["judge.tone"] = 1, ["many.0"] = 1, ["many.1"] = 0.25 },
            ignoreOrder: true);
        row.Limit.ShouldBe("token 4096");
        read.Notes.ShouldBe(
            ["1 scores of judge are neither a number nor one of Inspect’s letters; they are not counted.", "1 samples were cut short by a limit."]);
    }

    [Fact]
    public void A_score_that_is_not_a_number_is_missing_and_the_log_says_what_it_ran_with()
    {
        var record = Inspect(
            """{"id": 1, "epoch": 1, "scores": {"m": {"value": NaN, "answer": "NaN \" stays"}}}, {"id": 2, "epoch": 1, "scores": {"m": {"value": 1.0}}}""");

        record.Rows.Select(row => (row.Pass, row.Error is null)).ShouldBe([(null, false), (true, true)]);
        record.RanOnNames!["packages"].ShouldBe("inspect_ai 0.3.130");
        record.RanOnNames["task arguments"].ShouldBe("""{"shots":5}""");
        Vectors.Read("tools/a.json", """{"name": "a", "inputSchema": {"x": NaN}}""").Items[0].Refusal!.Code.ShouldBe("json-not-readable");
    }

    [Fact]
    public async Task A_mapping_beside_the_table_says_what_its_columns_are()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        var prompt = Digest.Of("a prompt");

        var view = await console.ImportAsync(
            amara, (
                "evaluations/run.csv",
                $"question,try,f1,recall,ms,sha\nWho pays?,1,0.5,0.75,120,{prompt}\nWho pays?,2,0.7,0.8,130,{prompt}\n"),
            ("evaluations/run.mapping.yaml", "case: question\nrepeat: try\nmetrics: [f1, recall]\nlatency: ms\ndigest: sha\n"));

        view.Item("evaluations/run.mapping.yaml").Reason.ShouldBe("Says what the columns of the table beside it are; read with it.");
        var record = EvaluationRecord.Parse((await console.AllAsync<Blob>())
            .Single(blob => blob.Digest == view.Item("evaluations/run.csv").Digest).Bytes);
        record.Rows.Select(row => (row.Case, row.Repeat, row.Metric, row.Score, row.LatencyMs))
            .ShouldBe([("Who pays?", 1, "f1", 0.5, 120), ("Who pays?", 2, "f1", 0.7, 130)]);
        (record.Rows[0].Scores!["recall"], record.RanOn.ShouldHaveSingleItem().Digest).ShouldBe((0.75, prompt));
    }

    [Theory]
    [InlineData("case,score,latency_s\na,1,0.53\n", 530)]
    [InlineData("case,score,seconds\na,1,0.53\n", 530)]
    [InlineData("case,score,latencyMs\na,1,530\n", 530)]
    [InlineData("# mapping: {latency: {column: took, unit: s}}\ncase,score,took\na,1,0.53\n", 530)]
    [InlineData("# mapping: {latency: took}\ncase,score,took\na,1,530\n", 530)]
    public void A_latency_is_read_in_the_unit_that_its_column_or_its_mapping_says(string text, double milliseconds)
    {
        var candidate = Vectors.Read("evaluations/a.csv", text).Items.ShouldHaveSingleItem().Value;
        EvaluationRecord.Parse(candidate.Content.Canonical).Rows.ShouldHaveSingleItem().LatencyMs.ShouldBe(milliseconds);
        candidate.Notes.ShouldBeEmpty();
    }

    [Fact]
    public void A_latency_that_looks_like_seconds_and_a_column_nobody_reads_are_said()
    {
        Vectors.Read("evaluations/a.csv", "case,score,latency,total_cost,mood\na,1,0.53,2,good\n").Items
            .ShouldHaveSingleItem().Value.Notes.ShouldBe(
            ["Not read: mood.", "latency was read as milliseconds. If it is seconds, a mapping says so: latency: {column: latency, unit: s}."]);
        Vectors.Read(
            "evaluations/a.csv", "# mapping: {latency: {column: took, unit: years}}\ncase,score,took\na,1,2\n").Items[0].Refusal!.Code
            .ShouldBe("bad-unit");
    }

    [Theory]
    [InlineData("cost_usd")]
    [InlineData("total_cost")]
    public void A_cost_is_found_by_its_usual_names(string column) => EvaluationRecord.Parse(
        Vectors.Read("evaluations/a.csv", $"case,score,{column}\na,1,0.25\n").Items[0].Value.Content.Canonical).Rows[0].Cost.ShouldBe(0.25);

    [Fact]
    public void A_skipped_test_is_no_error_and_is_counted_in_a_note()
    {
        var junit = Vectors.One("evaluations/junit.xml");
        EvaluationRecord.Parse(junit.Content.Canonical).Stats.ShouldBe(new EvaluationStats(Passed: 1, Failed: 1, Errors: 1));
        junit.Notes.ShouldBe(["1 test skipped by the runner and left out."]);
    }

    [Fact]
    public void Properties_of_a_junit_file_say_what_it_ran_on_and_others_are_named_as_not_read()
    {
        const string Digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
        var junit = Vectors.Read("evaluations/a.xml", $"""
            <testsuite name="s"><properties><property name="model" value="gpt-4o"/><property name="task" value="qa"/><property name="prompts/triage" value="{Digest}"/>
            <property name="java.version" value="21"/></properties>
            <testcase name="a"><properties><property name="prompt.variant" value="b"/><property name="score" value="0.8"/></properties></testcase></testsuite>
            """).Items.ShouldHaveSingleItem().Value;

        junit.Notes.ShouldBe(["Properties are not read: java.version, score."]);
        var record = EvaluationRecord.Parse(junit.Content.Canonical);
        record.RanOnNames!["model"].ShouldBe("gpt-4o");
        record.RanOnNames["task"].ShouldBe("qa");
        record.RanOnArtifacts!["prompts/triage"].ToString().ShouldBe(Digest);
        record.Rows[0].Tags!["prompt.variant"].ShouldBe("b");
        var written = Exporting.Of(junit.Stored() with { Format = "results-json" }, ArtifactKind.Evaluation, "junit").Value;
        EvaluationRecord.Parse(Vectors.Read("evaluations/b.xml", written.Bytes).Items[0].Value.Content.Canonical).RanOnArtifacts.ShouldBe(record.RanOnArtifacts);
    }

    [Fact]
    public void A_log_of_openai_gives_each_row_the_tokens_of_its_sample_and_says_what_it_does_not_read()
    {
        var candidate = Vectors.Read("evaluations/a.jsonl", string.Join('\n',
            """{"spec": {"eval_name": "a"}}""",
            """{"sample_id": "a", "type": "sampling", "data": {"usage": {"total_tokens": 7}}}""",
            """{"sample_id": "a", "type": "sampling", "data": {"usage": {"prompt_tokens": 3, "completion_tokens": 2}}}""",
            """{"sample_id": "a", "type": "match", "data": {"correct": true}}""",
            """{"sample_id": "b", "type": "metrics", "data": {"f1": 0.5, "recall": 1, "choice": "B"}}""",
            """{"sample_id": "b", "type": "cond_logp", "data": {}}""")).Items.ShouldHaveSingleItem().Value;

        var rows = EvaluationRecord.Parse(candidate.Content.Canonical).Rows;
        rows.Select(row => row.Tokens).ShouldBe([12, null]);
        rows[1].Scores.ShouldNotBeNull().Keys.ShouldBe(["f1", "recall"]);
        candidate.Notes.ShouldBe(["Not read, because they are no numbers: choice.", "Not read: 1 cond_logp event."]);
    }

    [Theory]
    [InlineData("evaluations/a.csv", "# mapping: {case: question, score: f1}\nquestion,f1\nWho?,0.5\n")]
    [InlineData(
        "evaluations/a.jsonl", "{\"mapping\": {\"case\": \"question\", \"score\": \"f1\"}}\n{\"question\": \"Who?\", \"f1\": 0.5}\n")]
    [InlineData("evaluations/a.csv", "case,metric_f1,metric_recall\nWho?,0.5,1\n")]
    public void A_table_may_say_itself_what_its_columns_are(string path, string text)
    {
        var row = EvaluationRecord.Parse(Vectors.Read(path, text).Items.ShouldHaveSingleItem().Value.Content.Canonical).Rows
            .ShouldHaveSingleItem();
        (row.Case, row.Score).ShouldBe(("Who?", 0.5));
    }

    [Theory]
    [InlineData("# mapping: {case: question, score: f2}\nquestion,f1\nWho?,0.5\n", "no-such-column")]
    [InlineData("# mapping: {case: question, points: f1}\nquestion,f1\nWho?,0.5\n", "unknown-mapping")]
    [InlineData("question,f1\nWho?,0.5\n", "no-case-column")]
    public void A_table_that_cannot_be_told_is_refused_with_the_columns_it_has(string text, string code)
    {
        var refusal = Vectors.Read("evaluations/a.csv", text).Items.ShouldHaveSingleItem().Refusal!;
        refusal.Code.ShouldBe(code);
        if (code != "unknown-mapping")
            refusal.Sentence.ShouldContain("question, f1");
    }

    [Theory]
    [InlineData("promptfoo-v3", "evaluations/inspect.json")]
    [InlineData("openai-evals", "evaluations/promptfoo-v3.json")]
    [InlineData("inspect-log", "evaluations/promptfoo-v3.json")]
    public void Results_are_written_for_other_runners_with_the_losses_told(string format, string name)
    {
        var written = Exporting.Of(Vectors.One(name).Stored(), ArtifactKind.Evaluation, format).Value;

        var read = EvaluationRecord.Parse(
            Vectors.Read("evaluations/again" + Path.GetExtension(written.FileName), written.Bytes).Items
                .ShouldHaveSingleItem().Value.Content.Canonical);
        read.Stats.ShouldBe(EvaluationRecord.Parse(Vectors.One(name).Content.Canonical).Stats);
        written.Losses.ShouldNotBeEmpty();
    }

    private static EvaluationRecord Promptfoo(params string[] rows) => Of("evaluations/results.json", $$"""
        {"evalId": "eval-9Xk", "results": {"version": 3, "timestamp": "2026-08-14T09:00:00Z", "prompts": [{"raw": "Hi", "label": "hi", "provider": "p"}],
          "results": [{{string.Join(",", rows)}}]}, "config": {"tests": "file://tests/golden.csv"}, "metadata": {"promptfooVersion": "0.123.1"} }
        """);

    private static string Test(int at, string assertion, string? description = null) => new JsonObject
    {
        ["promptIdx"] = 0,
        ["testIdx"] = at,
        ["provider"] = new JsonObject { ["id"] = "p" },
        ["vars"] = new JsonObject { ["name"] = "Ada", ["sessionId"] = $"s{at}" },
        ["testCase"] = new JsonObject
        {
            ["description"] = description,
            ["vars"] = new JsonObject { ["name"] = "Ada" },
            ["assert"] = new JsonArray(new JsonObject { ["type"] = assertion })
        },
        ["response"] = JsonNode.Parse("""{"output": "No.", "isRefusal": true, "guardrails": {"flagged": true}}"""),
        ["success"] = false,
        ["score"] = 0.5,
        ["failureReason"] = 1,
        ["namedScores"] = new JsonObject { ["tone"] = 1 },
        ["metadata"] = new JsonObject { ["pluginId"] = "pii:direct", ["strategyId"] = "jailbreak" },
        ["gradingResult"] = JsonNode.Parse("""
            {"pass": false, "score": 0.5, "reason": "no", "componentResults": [{"pass": true, "score": 1, "reason": "ok", "assertion": {"type": "llm-rubric", "metric": "tone"}},
              {"pass": false, "score": 0, "reason": "Expected output to contain 'refund'", "assertion": {"type": "contains", "value": "refund"}}]}
            """),
    }.ToJsonString();

    private static EvaluationRecord Inspect(string samples) => Of("evaluations/log.json", Log(samples));

    private static string Log(string samples) => $$"""
        {"version": 2, "status": "success", "eval": {"task": "triage", "model": "openai/gpt-4.1-mini-2025-04-14", "task_args": {"shots": 5}, "packages": {"inspect_ai": "0.3.130"} },
         "results": {"scores": [{"name": "m", "scorer": "m"}]}, "samples": [{{samples}}]}
        """;

    private static EvaluationRecord Of(string path, string text) =>
        EvaluationRecord.Parse(Vectors.Read(path, text).Items.ShouldHaveSingleItem().Value.Content.Canonical);
}
