using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using ReleaseConsole.Core.Compare.Diff;

namespace ReleaseConsole.Tests.Compare;

public sealed class TextDiffTests
{
    // Few different lines make many repeats, which is where a diff goes wrong.
    private static readonly Arbitrary<string> Texts = Gen
        .Elements("a", "b", "c d e", "c d f", "", " ", "\t}", "c  d e\r", "ü€😀 x")
        .ListOf()
        .SelectMany(lines => Gen.Elements("", "\n"), (lines, end) => string.Join('\n', lines) + end)
        .ToArbitrary();

    [Fact]
    public void Both_texts_can_be_read_back_from_the_rows() => Prop.ForAll(Texts, Texts, (before, after) =>
    {
        var comparison = TextDiff.Of(before, after);
        return comparison.Text(DiffSide.Before) == before && comparison.Text(DiffSide.After) == after;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_text_compared_with_itself_has_no_difference() =>
        Prop.ForAll(Texts, text => TextDiff.Of(text, text) is { IsEmpty: true, AddedLines: 0, RemovedLines: 0 }).QuickCheckThrowOnFailure();

    [Fact]
    public void Swapping_the_sides_swaps_the_counts() => Prop.ForAll(Texts, Texts, (before, after) =>
    {
        var (there, back) = (TextDiff.Of(before, after), TextDiff.Of(after, before));
        return there.AddedLines == back.RemovedLines && there.RemovedLines == back.AddedLines;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Only_equal_lines_stand_in_equal_rows() => Prop.ForAll(Texts, Texts, (before, after) =>
        TextDiff.Of(before, after).Rows.All(row => (row.Kind == RowKind.Equal) == (row.Before?.Text == row.After?.Text)))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_outside_the_marks_is_the_same_on_both_sides() => Prop.ForAll(Texts, Texts, (before, after) =>
        TextDiff.Of(before, after).Rows.Where(row => row.Kind == RowKind.Changed)
            .All(row => Words(row.Before!) == Words(row.After!))).QuickCheckThrowOnFailure();

    [Fact]
    public void Numbers_rise_and_every_row_is_in_a_hunk_or_equal() => Prop.ForAll(Texts, Texts, (before, after) =>
    {
        var comparison = TextDiff.Of(before, after);
        var numbers = comparison.Rows.Select(row => row.After?.Number).OfType<int>().ToList();
        return numbers.SequenceEqual(Enumerable.Range(1, numbers.Count))
            && comparison.Rows.Index().All(row =>
                comparison.Hunks.Any(hunk => hunk.Contains(row.Index)) == (row.Item.Kind != RowKind.Equal));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Changed_words_are_marked_and_a_space_between_them_belongs_to_the_mark()
    {
        var comparison = TextDiff.Of("Ask at most one question before you act.", "Ask at most two questions before you act.");
        var row = comparison.Rows.ShouldHaveSingleItem();
        row.Kind.ShouldBe(RowKind.Changed);
        row.Before!.Marks.ShouldBe([new TextMark("Ask at most ".Length, "one question".Length)]);
        row.After!.Marks.ShouldBe([new TextMark("Ask at most ".Length, "two questions".Length)]);
    }

    [Fact]
    public void Removed_and_added_lines_pair_by_likeness_not_by_position()
    {
        var comparison = TextDiff.Of(
            "Refund only to the payment method of the order.",
            "Say the amount before you call.\nRefund only to the payment method of the order, always.");
        comparison.Rows.Select(row => row.Kind).ShouldBe([RowKind.Added, RowKind.Changed]);
        comparison.Rows[1].After!.Number.ShouldBe(2);
    }

    [Fact]
    public void A_change_of_indentation_alone_is_flagged()
    {
        var comparison = TextDiff.Of("if x:\n  go\n", "if x:\n    go\n");
        comparison.WhitespaceOnly.ShouldBeTrue();
        comparison.Rows[1].WhitespaceOnly.ShouldBeTrue();
        TextDiff.Of("a", "a\n").WhitespaceOnly.ShouldBeTrue();
        TextDiff.Of("a b", "a c").WhitespaceOnly.ShouldBeFalse();
    }

    [Fact]
    public void Equal_lines_more_than_three_away_from_a_hunk_fold()
    {
        var lines = Enumerable.Range(1, 30).Select(n => $"line {n}").ToArray();
        var before = string.Join('\n', lines);
        lines[14] = "another";
        var comparison = TextDiff.Of(before, string.Join('\n', lines));
        comparison.Hunks.ShouldBe([new RowRange(14, 1)]);
        comparison.Folds.ShouldBe([new RowRange(0, 11), new RowRange(18, 12)]);
    }

    [Fact]
    public void A_hundred_thousand_lines_take_seconds_whatever_changed()
    {
        var random = new Random(17);
        string[] stock = ["", "}", "{", "  return;", .. Enumerable.Range(0, 40).Select(n => $"  call({n}, \"value {n}\");")];
        var repeats = Enumerable.Range(0, 100_000).Select(_ => stock[random.Next(stock.Length)]).ToArray();
        var shuffled = repeats.OrderBy(_ => random.Next()).ToArray();
        var unique = Enumerable.Range(0, 100_000).Select(n => $"row {n} of the table").ToArray();
        var edited = unique.Select((line, n) => n % 7 == 0 ? line + " edited" : line).Where((_, n) => n % 11 != 0).ToArray();

        var renewed = unique.Select(line => "new " + line).ToArray();
        foreach (var (before, after) in new[] { (repeats, shuffled), (unique, edited), (unique, renewed) })
        {
            var clock = Stopwatch.StartNew();
            var comparison = TextDiff.Of(string.Join('\n', before), string.Join('\n', after));
            TestContext.Current.TestOutputHelper?.WriteLine($"{clock.ElapsedMilliseconds} ms, {comparison.Rows.Count} rows");
            clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
            comparison.Text(DiffSide.After).ShouldBe(string.Join('\n', after));
        }
    }

    [Fact]
    public void A_line_of_a_megabyte_gets_one_mark_from_the_first_to_the_last_difference()
    {
        var before = string.Concat(Enumerable.Repeat("word ", 200_000));
        var after = before[..500_000] + "😀" + before[500_001..];
        var row = TextDiff.Of(before, after).Rows.ShouldHaveSingleItem();
        row.WordsCapped.ShouldBeTrue();
        row.Before!.Marks.ShouldBe([new TextMark(500_000, 1)]);
        row.After!.Marks.ShouldBe([new TextMark(500_000, 2)]);
    }

    /// <summary>The words no mark covers. A mark may take in the space between two words, so spaces are no witnesses.</summary>
    private static string Words(DiffLine line) => string.Concat(line.Text.Where((unit, at) =>
        !char.IsWhiteSpace(unit) && !line.Marks.Any(mark => at >= mark.Start && at < mark.End)));
}
