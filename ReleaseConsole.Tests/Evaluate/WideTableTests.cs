using System.Globalization;
using System.Text;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Evaluate;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Formats;

namespace ReleaseConsole.Tests.Evaluate;

/// <summary>
/// Tables with a column for each metric: every column is its metric in every row, whatever stands or is missing beside it.
/// </summary>
public sealed class WideTableTests
{
    [Fact]
    public void One_empty_cell_of_the_first_metric_does_not_take_the_others_away()
    {
        var judged = Results.Judge(Table(.1, .9), Table(.1, .5, without: "toxicity", at: 7));

        var faithfulness = judged.Explored.Single(one => one is { Key: "faithfulness", Slice: null });
        (faithfulness.Outcome, faithfulness.Pairs, faithfulness.Regressed).ShouldBe((VerdictOutcome.Degraded, 100, 100));
        judged.Gated.Single(one => one.Key == "pass").Pairs.ShouldBe(100);
        judged.Explored.Single(one => one.Metric == "toxicity").Pairs.ShouldBe(99);
    }

    [Fact]
    public void A_metric_that_one_side_lacks_leaves_the_others_comparable()
    {
        var judged = Results.Judge(Table(.1, .9), Table(null, .5));

        judged.Explored.Single(one => one is { Key: "faithfulness", Slice: null }).Outcome.ShouldBe(VerdictOutcome.Degraded);
        judged.Explored.Single(one => one.Metric == "toxicity").Outcome.ShouldBe(VerdictOutcome.Incomparable);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_first_metric_of_a_table_is_gated_by_its_name_like_the_others(bool hasPass)
    {
        var gate = Results.Gate with
        {
            Metrics = new Dictionary<string, MetricRule>
            {
                ["toxicity"] = new(Gated: true, HigherIsBetter: false, .02, null),
                ["faithfulness"] = new(Gated: true, HigherIsBetter: true, .05, null),
            },
        };
        Results.Judge(Table(.1, .9, hasPass: hasPass), Table(.2, .9, hasPass: hasPass), gate).Gated
            .Select(one => (one.Metric, one.Outcome)).ShouldBe(
            [
                .. hasPass ? [("Pass rate", VerdictOutcome.NotWorse)] : Array.Empty<(string, VerdictOutcome)>(),
                ("toxicity", VerdictOutcome.Degraded), ("faithfulness", VerdictOutcome.NotWorse),
            ]);
    }

    [Fact]
    public void Cases_are_listed_by_the_name_of_a_metric_too() =>
        PairedCases.Of(Table(.1, .9), Table(.2, .9), "toxicity").Pairs.ShouldAllBe(pair => pair.After == .2);

    [Fact]
    public void A_row_with_neither_verdict_nor_any_score_has_no_answer_and_one_with_any_score_has() =>
        Read("case,metric_a,metric_b\nx,,0.5\ny,,\nz,0.25,0.5\n").Rows.Select(row => (row.Metric, row.Score, row.Error is null)).ShouldBe(
            [(null, null, true), (null, null, false), ("a", .25, true)]);

    private static EvaluationRecord Table(
        double? toxicity, double faithfulness, string? without = null, int at = 0, bool hasPass = true) => Read(
        $"case,{(hasPass ? "pass," : "")}{(toxicity is null ? "" : "metric_toxicity,")}metric_faithfulness\n" + string.Concat(
            Enumerable.Range(0, 100).Select(row => string.Create(
                CultureInfo.InvariantCulture,
                $"c{row},{(hasPass ? "true," : "")}{(toxicity is null ? "" : row == at && without == "toxicity" ? "," : $"{toxicity},")}{faithfulness}\n"))));

    private static EvaluationRecord Read(string csv)
    {
        var file = new SourceFile("evaluations/golden.csv", Encoding.UTF8.GetBytes(csv));
        var read = new ResultTable("csv").Read(new ImportUnit(file, [])).ShouldHaveSingleItem().Value;
        return EvaluationRecord.Parse(read.Content.Canonical);
    }
}
