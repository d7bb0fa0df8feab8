using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Datasets;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Compare;

public sealed class DatasetComparerTests
{
    private const string Question = "The beanie is scratchier than I expected, can I get a refund?";

    [Fact]
    public void Labels_that_shifted_are_told_with_index_and_p_value() =>
        Line(Content.Dataset([.. Rows(50, 50)]), Content.Dataset([.. Rows(20, 80)]), ChangeTopic.LabelShift).Meaning.ShouldBe(
            "The labels of `expected` shifted far: ask is 80 % of the rows (was 50 %); stability index 0.41, chi-square 19.8 with 1 degree of freedom, p under 0.0001.");

    [Fact]
    public void Labels_in_the_same_shares_did_not_shift() =>
        Lines(Content.Dataset([.. Rows(50, 50)]), Content.Dataset([.. Rows(55, 50)]))
            .ShouldNotContain(line => line.Topic == ChangeTopic.LabelShift);

    [Fact]
    public void A_few_rows_show_no_shift() =>
        Lines(Content.Dataset([.. Rows(5, 5)]), Content.Dataset([.. Rows(1, 9)]))
            .ShouldNotContain(line => line.Topic == ChangeTopic.LabelShift);

    // R: prop.test(c(50, 30), c(100, 100), correct = FALSE) gives X-squared = 8.3333, p-value = 0.003892.
    [Fact]
    public void The_shift_of_a_known_table_is_its_known_answer()
    {
        var shift = LabelShift.Of(
            new Dictionary<string, long> { ["a"] = 50, ["b"] = 50 }, new Dictionary<string, long> { ["a"] = 30, ["b"] = 70 });
        shift.ChiSquare.ShouldBe(8.3333, 0.0001);
        shift.Freedom.ShouldBe(1);
        shift.PValue.ShouldBe(0.003892, 0.000001);
        shift.StabilityIndex.ShouldBe(0.1659, 0.0001);
    }

    [Fact]
    public void Longer_texts_are_told() => Line(
        Content.Dataset([.. Enumerable.Range(0, 30).Select(at => $$"""{"id":"{{at}}","message":"short one {{at}}"}""")]),
        Content.Dataset(
            [.. Enumerable.Range(0, 30).Select(at => $$"""{"id":"{{at}}","message":"a message that is a good deal longer {{at}}"}""")]),
        ChangeTopic.LengthShift).Meaning!.ShouldContain("longer on average");

    [Fact]
    public void How_long_the_names_of_rows_and_labels_are_is_not_told() =>
        CompareManifests.Of(
            Content.Manifest(
                Content.Dataset(
                    [.. Enumerable.Range(0, 40)
                        .Select(at => $"{{\"id\":\"case-{at}-of-many\",\"label\":\"{(at % 2 == 0 ? "refund" : "answering")}\"}}")])),
            Content.Manifest(
                Content.Dataset(
                    [.. Enumerable.Range(0, 40).Select(at => $"{{\"id\":\"c{at}\",\"label\":\"{(at % 2 == 0 ? "ask" : "go")}\"}}")])))
            .Changes.ShouldHaveSingleItem().Details.ShouldNotContain(line => line.Topic == ChangeTopic.LengthShift);

    [Fact]
    public void More_copies_are_told() =>
        Line(Content.Dataset("""{"a":1}""", """{"a":2}"""), Content.Dataset("""{"a":1}""", """{"a":1}"""), ChangeTopic.Duplicates).Meaning
            .ShouldBe("1 row more is a copy of another row.");

    [Fact]
    public void A_column_of_another_type_is_told() =>
        Line(Content.Dataset("""{"a":1}"""), Content.Dataset("""{"a":"1"}"""), ChangeTopic.RowKeys).Meaning
            .ShouldBe("`a` is text now (was number).");

    [Fact]
    public void A_new_row_that_stands_in_a_prompt_is_an_overlap()
    {
        var prompt = Content.Prompt("triage", $"For example:\n\n  {Question}\n\nis a refund.");
        const string Row = """{"id":"1","message":"Hello."}""";
        Lines([prompt, Content.Dataset(Row)], [prompt, Content.Dataset(Row, $$"""{"id":"2","message":"{{Question}}"}""")])
            .Where(line => line.Topic == ChangeTopic.Overlap)
            .ShouldHaveSingleItem().Meaning!.ShouldStartWith("1 new row of `datasets/golden` also stands in `prompts/triage`");
    }

    [Fact]
    public void Of_many_prompts_each_that_holds_a_new_row_is_told()
    {
        var prompts = Enumerable.Range(10, 40).Select(
            at => Content.Prompt($"p{at}", at is 12 or 46 ? $"For example: {Question}" : $"This is the prompt with the number {at}.")).ToList();
        Lines([.. prompts, Content.Dataset("""{"id":"1"}""")], [.. prompts, Content.Dataset("""{"id":"1"}""", $$"""{"id":"2","message":"{{Question}}"}""")])
            .Where(line => line.Topic == ChangeTopic.Overlap).Select(line => line.Label).ShouldBe(["Also in prompts/p12", "Also in prompts/p46"]);
    }

    [Fact]
    public void A_row_that_stood_in_the_prompt_before_is_no_news()
    {
        var prompt = Content.Prompt("triage", Question);
        var row = $$"""{"id":"2","message":"{{Question}}"}""";
        Lines([prompt, Content.Dataset(row)], [prompt, Content.Dataset(row, """{"id":"1","message":"Hello."}""")])
            .ShouldNotContain(line => line.Topic == ChangeTopic.Overlap);
    }

    [Fact]
    public void A_new_row_that_stands_in_training_data_is_an_overlap()
    {
        var row = $$"""{"id":"2","message":"{{Question}}"}""";
        var training = Content.Of(ArtifactKind.Dataset, "training", ContentForm.Bytes, System.Text.Encoding.UTF8.GetBytes(row));
        Lines([training, Content.Dataset("""{"id":"1"}""")], [training, Content.Dataset(row)])
            .ShouldContain(line => line.Topic == ChangeTopic.Overlap && line.Label == "Also in datasets/training");
    }

    [Fact]
    public void A_row_of_a_table_is_a_record_whatever_line_ends_its_cells_hold()
    {
        var line = Lines(
            Content.Dataset("id,message,expected", "1,\"Hello,\nwhere is it?\",answer", "2,Goodbye,answer"),
            Content.Dataset("id,message,expected", "1,\"Hello,\nwhere is it now?\",ask", "2,Goodbye,answer"))
            .Where(one => one.Topic == ChangeTopic.Rows).ToList();
        line.Select(one => (one.Label, one.After)).ShouldBe([("Rows", "2 rows"), ("Rows changed", "1 row: 1")]);
    }

    [Fact]
    public void A_cell_of_a_table_that_stands_in_a_prompt_is_an_overlap()
    {
        var prompt = Content.Prompt("triage", $"For example: {Question} is a refund.");
        Lines([prompt, Content.Dataset("id,message", "1,Hello.")], [prompt, Content.Dataset("id,message", "1,Hello.", $"2,\"{Question}\"")])
            .ShouldContain(line => line.Topic == ChangeTopic.Overlap);
    }

    [Fact]
    public void Another_licence_and_a_more_sensitive_class_are_told()
    {
        var lines = Lines(
            Content.Dataset("""{"id":"1","license":"mit","data_class":"internal"}"""),
            Content.Dataset("""{"id":"1","license":"cc-by-nc-4.0","data_class":"personal"}"""));
        lines.ShouldContain(line => line.Topic == ChangeTopic.Licence && line.After == "cc-by-nc-4.0");
        lines.ShouldContain(line => line.Topic == ChangeTopic.DataClass && line.Effect == Effect.Wider);
    }

    [Fact]
    public void Rows_that_are_elsewhere_are_compared_by_what_was_kept_of_them()
    {
        var (before, after) = (Card("v1", 3, 10, 11, 12), Card("v2", 4, 10, 11, 13, 14));
        var change = CompareManifests.Of(Content.Manifest(before), Content.Manifest(after)).Changes.ShouldHaveSingleItem();
        change.Meaning.ShouldBe("2 rows added, 1 removed, 0 changed; 4 rows now.");
    }

    [Fact]
    public async Task A_pointer_tells_copies_labels_and_terms_as_the_rows_would()
    {
        var before = await LargeData.PointerAsync("golden", Large(50, 50, "mit"));
        var after = await LargeData.PointerAsync("golden", Large(20, 80, "cc-by-nc-4.0") + Large(20, 0, "cc-by-nc-4.0"));
        var lines = Lines(before, after);
        lines.Where(line => line.Topic == ChangeTopic.Duplicates)
            .ShouldHaveSingleItem().Meaning.ShouldBe("20 rows more are copies of another row.");
        lines.ShouldContain(line => line.Topic == ChangeTopic.LabelShift);
        lines.ShouldContain(line => line.Topic == ChangeTopic.Licence && line.After == "cc-by-nc-4.0");
    }

    [Fact]
    public async Task A_row_of_a_pointer_that_stands_in_training_data_is_an_overlap()
    {
        var training = await LargeData.PointerAsync("training", LargeData.Lines(100));
        var before = await LargeData.PointerAsync("golden", LargeData.Lines(50, from: 100));
        var after = await LargeData.PointerAsync("golden", LargeData.Lines(60, from: 90));
        Lines([training, before], [training, after])
            .Where(line => line.Topic == ChangeTopic.Overlap).ShouldHaveSingleItem().Meaning
            .ShouldBe("10 rows of `datasets/golden` also stand in `datasets/training`.");
    }

    [Fact]
    public async Task Rows_that_a_pointer_shared_before_are_no_news()
    {
        var training = await LargeData.PointerAsync("training", LargeData.Lines(100));
        var before = await LargeData.PointerAsync("golden", LargeData.Lines(60, from: 90));
        var after = await LargeData.PointerAsync("golden", LargeData.Lines(80, from: 90));
        Lines([training, before], [training, after]).ShouldNotContain(line => line.Topic == ChangeTopic.Overlap);
    }

    [Fact]
    public async Task Rows_of_which_nothing_was_kept_are_not_said_to_be_gone()
    {
        var pointer = await LargeData.PointerAsync("golden", LargeData.Lines(3));
        var change = CompareManifests.Of(
            Content.Manifest(Content.Dataset(LargeData.Lines(2))), Content.Manifest(pointer)).Changes.ShouldHaveSingleItem();
        change.Meaning.ShouldContain("is not known");
        change.Details.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            line => line.Before.ShouldBe("2 rows"), line => line.After.ShouldBe("3 rows"));
    }

    private static string Large(int refunds, int asks, string licence) =>
        string.Concat(Rows(refunds, asks).Select(row => row.Replace("}", $",\"license\":\"{licence}\"}}\n", StringComparison.Ordinal)));

    private static PinnedContent Card(string text, int rows, params byte[] hashes) => Content.Of(
        ArtifactKind.Dataset, "golden", ContentForm.Text, System.Text.Encoding.UTF8.GetBytes(text)) with
    {
        Profile = new DatasetProfile(
            "jsonl", Digest.Of("elsewhere"), 9, rows, [], new RowHashes(true, [.. hashes.SelectMany(hash => new byte[15].Append(hash))])),
    };

    private static IEnumerable<string> Rows(int refunds, int asks) =>
        Enumerable.Range(0, refunds + asks).Select(at => $$"""{"id":"{{at}}","expected":"{{(at < refunds ? "refund" : "ask")}}"}""");

    private static IReadOnlyList<ChangeDetail> Lines(PinnedContent before, PinnedContent after) => Lines([before], [after]);

    private static IReadOnlyList<ChangeDetail> Lines(PinnedContent[] before, PinnedContent[] after) =>
        CompareManifests.Of(Content.Manifest(before), Content.Manifest(after)).Changes.ShouldHaveSingleItem().Details;

    private static ChangeDetail Line(PinnedContent before, PinnedContent after, ChangeTopic topic) =>
        Lines(before, after).Where(line => line.Topic == topic).ShouldHaveSingleItem();
}
