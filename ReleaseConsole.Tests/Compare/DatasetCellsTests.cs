using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Compare;

/// <summary>What changed in the rows of a dataset, column by column.</summary>
public sealed class DatasetCellsTests
{
    [Fact]
    public void Labels_that_were_exchanged_are_told_by_their_column_and_from_what_to_what()
    {
        var change = Compare(
            Labelled(at => at % 3 == 0 ? "refund" : "tech"), Labelled(at => at % 3 == 0 ? "tech" : at % 3 == 1 ? "refund" : "tech"));
        Cells(change).ShouldBe(["`label` changed in 80 rows: refund → tech (40 rows), tech → refund (40 rows)."]);
        change.Meaning.ShouldBe(
            "0 rows added, 0 removed, 80 changed; 120 now. `label` changed in 80 rows: refund → tech (40 rows), tech → refund (40 rows).");
    }

    [Fact]
    public void One_expected_answer_is_told_with_both_its_words() =>
        Cells(Compare(
            Content.Dataset("""{"id":1,"q":"Is it warm?","expected":"yes"}""", """{"id":2,"q":"Is it wet?","expected":"no"}"""),
            Content.Dataset("""{"id":1,"q":"Is it warm?","expected":"no"}""", """{"id":2,"q":"Is it wet?","expected":"no"}""")))
            .ShouldBe(["`expected` changed in 1 row: yes → no."]);

    [Fact]
    public void Chapters_1_1_and_1_10_of_a_table_are_two() =>
        Cells(Compare(
            Content.Dataset("part,q,label", "1.1,Is it warm?,a", "1.10,Is it wet or cold?,b", "1.2,Is it?,b"),
            Content.Dataset("part,q,label", "1.10,Is it warm?,a", "1.1,Is it wet or cold?,b", "1.2,Is it?,b")))
            .ShouldHaveSingleItem().ShouldContain("`part` changed in 2 rows");

    [Fact]
    public void Rows_without_a_number_are_paired_by_their_longest_text() =>
        Cells(Compare(
            Content.Dataset("""{"q":"Is it warm and dry?","a":"yes"}""", """{"q":"Is it wet and cold?","a":"no"}"""),
            Content.Dataset("""{"q":"Is it wet and cold?","a":"no"}""", """{"q":"Is it warm and dry?","a":"no"}""")))
            .ShouldBe(["`a` changed in 1 row: yes → no."]);

    [Fact]
    public void A_value_that_is_gone_from_some_rows_is_nothing_now() =>
        Cells(Compare(
            Content.Dataset("""{"id":1,"a":"x"}""", """{"id":2,"a":"y"}"""), Content.Dataset("""{"id":1}""", """{"id":2,"a":"y"}""")))
            .ShouldBe(["`a` changed in 1 row: x → nothing."]);

    [Fact]
    public void The_same_row_with_its_members_in_another_order_says_the_same() =>
        Compare(Content.Dataset("""{"id":1,"a":"x"}"""), Content.Dataset("""{"a":"x","id":1}""")).Meaning
            .ShouldBe("The same rows in another order or form.");

    [Fact]
    public void A_column_under_another_name_is_renamed_and_neither_gone_nor_new()
    {
        var change = Compare(
            Content.Dataset("""{"id":1,"question":"Is it warm?"}""", """{"id":2,"question":"Is it wet?"}"""),
            Content.Dataset("""{"id":1,"prompt":"Is it warm?"}""", """{"id":2,"prompt":"Is it wet?"}"""));
        change.Details.Where(line => line.Topic == ChangeTopic.RowKeys)
            .Select(line => line.Sentence).ShouldBe(["`question` is called `prompt` now."]);
        Cells(change).ShouldBeEmpty();
        change.Meaning.ShouldBe("0 rows added, 0 removed, 2 changed; 2 now. `question` is called `prompt` now.");
    }

    [Fact]
    public void A_column_that_is_gone_from_every_row_is_told_once()
    {
        var change = Compare(Content.Dataset("""{"id":1,"q":"Is it?","label":"a"}"""), Content.Dataset("""{"id":1,"q":"Is it?"}"""));
        change.Details.Where(line => line.Topic == ChangeTopic.RowKeys)
            .Select(line => line.Sentence).ShouldBe(["`label` is gone from the rows."]);
        Cells(change).ShouldBeEmpty();
    }

    [Fact]
    public void A_column_that_goes_on_in_other_rows_is_not_renamed() =>
        Cells(Compare(
            Content.Dataset("""{"id":1,"a":"x","b":"z"}""", """{"id":2,"a":"x"}"""),
            Content.Dataset("""{"id":1,"a":"x","b":"z"}""", """{"id":2,"b":"x"}""")))
            .ShouldBe(["`a` changed in 1 row: x → nothing.", "`b` changed in 1 row: nothing → x."]);

    [Fact]
    public void Of_many_texts_that_are_each_another_only_the_first_are_named() =>
        Cells(Compare(
            Content.Dataset([.. Enumerable.Range(0, 200).Select(at => $$"""{"id":{{at}},"q":"Question {{at}}?"}""")]),
            Content.Dataset([.. Enumerable.Range(0, 200).Select(at => $$"""{"id":{{at}},"q":"Question {{at}} now?"}""")])))
            .ShouldHaveSingleItem().ShouldStartWith("`q` changed in 200 rows: Question 0? → Question 0 now?, ");

    private static List<string> Cells(ArtifactChange change) =>
        [.. change.Details.Where(line => line.Topic == ChangeTopic.Cells).Select(line => line.Sentence)];

    private static ArtifactChange Compare(PinnedContent before, PinnedContent after) =>
        CompareManifests.Of(Content.Manifest(before), Content.Manifest(after)).Changes.ShouldHaveSingleItem();

    private static PinnedContent Labelled(Func<int, string> label) => Content.Dataset(
        [.. Enumerable.Range(0, 120)
            .Select(at => $$"""{"id":{{at}},"question":"Question {{at}}?","label":"{{label(at)}}","score":{{at % 5}}}""")]);
}
