using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using ReleaseConsole.Core.Compare.Diff;

namespace ReleaseConsole.Tests.Compare;

public sealed class MovedRowsTests
{
    private const string Rules = "Refund only to the payment method of the order.\nNever promise a delivery date to anybody.\n";

    // Few different lines, long enough to move, make many ways to move them.
    private static readonly Arbitrary<string> Texts = Gen
        .Elements(
            "the first of the long lines", "the second of the long lines", "1. the third of the long lines",
            "4. the third of the long lines", "}", "")
        .ListOf().Select(lines => string.Join('\n', lines) + "\n").ToArbitrary();

    [Fact]
    public void A_block_that_changed_its_place_is_moved_on_both_sides_and_neither_added_nor_removed()
    {
        var comparison = TextDiff.WithMoves(
            Rules + "# Tone\nShort sentences.\nNo exclamation marks.\n", "# Tone\nShort sentences.\nNo exclamation marks.\n" + Rules);

        (comparison.AddedLines, comparison.RemovedLines, comparison.MovedLines).ShouldBe((0, 0, 2));
        Before(comparison, 1).Move.ShouldBe(new LineMove(4, 2));
        Before(comparison, 2).Move.ShouldBe(new LineMove(5, null));
        After(comparison, 4).Move.ShouldBe(new LineMove(1, 2));
        comparison.Rows.Single(row => row.Before?.Number == 1).After.ShouldBeNull();
    }

    [Fact]
    public void A_line_that_stood_beside_another_gets_a_row_of_its_own_and_the_other_counts_as_what_it_is()
    {
        var comparison = TextDiff.WithMoves(
            "Ask at most one question before you act.\nkeep\nkeep this as well\n",
            "Ask at most two pages before you act.\nkeep\nkeep this as well\nAsk at most one question before you act.\n");

        (comparison.AddedLines, comparison.RemovedLines, comparison.MovedLines).ShouldBe((1, 0, 1));
        After(comparison, 1).Move.ShouldBeNull();
        Before(comparison, 1).Move.ShouldBe(new LineMove(4, 1));
    }

    [Fact]
    public void What_a_moved_line_says_otherwise_is_marked()
    {
        var comparison = TextDiff.WithMoves(
            "1. Refund only to the payment method.\n# Tone\nShort sentences.\n",
            "# Tone\nShort sentences.\n7. Refund only to the payment method.\n");
        Before(comparison, 1).Marks.ShouldBe([new TextMark(0, 1)]);
        After(comparison, 3).Marks.ShouldBe([new TextMark(0, 1)]);
    }

    [Fact]
    public void A_list_that_is_numbered_anew_has_not_moved()
    {
        var comparison = TextDiff.WithMoves(
            "1. Refunds go to a person.\n2. Legal threats and injuries go to a person.\n3. Never promise a date to anybody.\n",
            "1. Legal threats and injuries go to a person.\n2. Never promise a date to anybody.\n");
        comparison.MovedLines.ShouldBe(0);
        comparison.Rows.Select(row => row.Kind).ShouldBe([RowKind.Removed, RowKind.Changed, RowKind.Changed]);
    }

    [Fact]
    public void A_brace_that_stands_elsewhere_has_not_moved() =>
        TextDiff.WithMoves("}\none line stays where it is\ntwo lines stay where they are\n",
        "one line stays where it is\ntwo lines stay where they are\n}\n").MovedLines.ShouldBe(0);

    [Fact]
    public void Both_texts_can_be_read_back_and_every_line_is_counted_once() => Prop.ForAll(Texts, Texts, (before, after) =>
    {
        var (plain, told) = (TextDiff.Of(before, after), TextDiff.WithMoves(before, after));
        return told.Text(DiffSide.Before) == before && told.Text(DiffSide.After) == after
            && told.AddedLines + told.MovedLines == plain.AddedLines && told.RemovedLines + told.MovedLines == plain.RemovedLines
            && told.Rows.Index().All(row => told.Hunks.Any(hunk => hunk.Contains(row.Index)) == (row.Item.Kind != RowKind.Equal));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_moved_line_names_the_line_that_names_it() => Prop.ForAll(Texts, Texts, (before, after) =>
    {
        var told = TextDiff.WithMoves(before, after);
        return told.Rows.Select(row => row.Before).OfType<DiffLine>().Where(line => line.Move is not null)
            .All(line => After(told, line.Move!.Value.Line).Move!.Value.Line == line.Number);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_hundred_thousand_lines_of_few_words_take_seconds()
    {
        var random = new Random(17);
        string[] stock =
            ["", "}", "{", "  return the money to the customer;", .. Enumerable.Range(0, 40).Select(n => $"  call({n}, \"value {n}\");")];
        var before = Enumerable.Range(0, 100_000).Select(_ => stock[random.Next(stock.Length)]).ToArray();
        var after = before.OrderBy(_ => random.Next()).ToArray();
        var comparison = TextDiff.Of(string.Join('\n', before), string.Join('\n', after));

        var clock = Stopwatch.StartNew();
        MovedRows.In(comparison).Text(DiffSide.After).ShouldBe(string.Join('\n', after));
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    private static DiffLine Before(TextComparison comparison, int number) =>
        comparison.Rows.Single(row => row.Before?.Number == number).Before!;

    private static DiffLine After(TextComparison comparison, int number) =>
        comparison.Rows.Single(row => row.After?.Number == number).After!;
}
