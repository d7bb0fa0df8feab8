using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

/// <summary>Tables as spreadsheets and pandas write them: what is read is read right, and what is not is said.</summary>
public sealed class SpreadsheetResultTests
{
    [Theory]
    [InlineData("1,0", 1.0)]
    [InlineData("0,5", 0.5)]
    [InlineData("-0,25", -0.25)]
    [InlineData("1,5E-3", 0.0015)]
    [InlineData("0.75", 0.75)]
    [InlineData("1", 1.0)]
    public void Where_semicolons_separate_the_cells_the_comma_is_the_decimal_point(string score, double read)
    {
        var candidate = One($"case_id;metric;score;latency_ms;cost\n1;exact;{score};1.234,5;0,01\n");
        var row = EvaluationRecord.Parse(candidate.Content.Canonical).Rows.ShouldHaveSingleItem();

        (row.Score, row.LatencyMs, row.Cost, row.Error).ShouldBe((read, 1234.5, 0.01, null));
        candidate.Notes.ShouldBeEmpty();
    }

    [Fact]
    public void A_cell_that_is_no_number_is_named_as_it_stands()
    {
        var candidate = One("case,score,cost\n1,0.5,0.01\n2,A,$0.02\n3,,\n4,NaN,0.01\n");
        var rows = EvaluationRecord.Parse(candidate.Content.Canonical).Rows;

        rows.Select(row => row.Error).ShouldBe(
            [null, "score is “A”, which is neither a number nor a verdict.", "The row has neither a score nor a verdict.", "The row has neither a score nor a verdict."]);
        candidate.Notes.ShouldBe(
            ["Not read as a number: 1 cell of cost, the first “$0.02”.", "Not read as a number: 1 cell of score, the first “A”."]);
    }

    [Fact]
    public void A_score_in_percent_is_a_share() =>
        EvaluationRecord.Parse(One("case,score\n1,80%\n2,65 %\n3,7.5%\n").Content.Canonical).Rows.Select(row => row.Score)
            .ShouldBe([0.8, 0.65, 0.075]);

    [Theory]
    [InlineData("evaluations/a.csv", "case,score\n1,\"0,5\"\n2,\"1,0\"\n")]
    [InlineData("evaluations/a.jsonl", "{\"case\":\"1\",\"score\":\"0,25\"}\n")]
    public void A_table_whose_scores_all_have_a_comma_that_is_no_decimal_point_there_is_refused(string path, string text) =>
        Vectors.Read(path, text).Items.ShouldHaveSingleItem().Refusal!.Code.ShouldBe("result-not-a-number");

    [Fact]
    public void A_score_in_words_is_a_verdict()
    {
        var read = Vectors.Read(
            "evaluations/a.jsonl", "{\"case\":\"1\",\"score\":true}\n{\"case\":\"2\",\"score\":false}\n").Items[0].Value;

        EvaluationRecord.Parse(read.Content.Canonical).Rows.Select(row => (row.Pass, row.Score, row.Error))
            .ShouldBe([(true, null, null), (false, null, null)]);
    }

    [Fact]
    public void The_row_numbers_of_pandas_are_a_column_and_two_columns_of_one_name_are_named()
    {
        var read = Vectors.Read("datasets/pandas.csv", ",question,answer\n0,a,b\n1,c,d\n").Items.ShouldHaveSingleItem();
        read.Refusal.ShouldBeNull();
        System.Text.Encoding.UTF8.GetString(read.Value.Content.Profile!).ShouldContain("Unnamed: 0");

        Vectors.Read("datasets/a.csv", "a,b,a\n1,2,3\n").Items[0].Refusal!.Sentence
            .ShouldContain("columns 1 and 3 have the same name, “a”");
    }

    [Theory]
    [InlineData("datasets/a.json", "[]")]
    [InlineData("datasets/a.csv", "a,b\n")]
    public void A_dataset_without_rows_says_that(string path, string text) =>
        Vectors.Read(path, text).Items[0].Refusal!.Sentence.ShouldBe("There are no rows in it.");

    [Theory]
    [InlineData("{\"tools\":[]}")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"tools\":[]}}")]
    public void A_server_without_tools_is_left_out(string text) =>
        Vectors.Read("tools/a.json", text).LeftOut.ShouldBe("The server lists no tools.");

    private static Candidate One(string text) => Vectors.Read("evaluations/a.csv", text).Items.ShouldHaveSingleItem().Value;
}
