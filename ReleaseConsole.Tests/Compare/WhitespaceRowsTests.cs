using ReleaseConsole.Core.Compare.Diff;

namespace ReleaseConsole.Tests.Compare;

public sealed class WhitespaceRowsTests
{
    [Fact]
    public void A_row_that_differs_in_spaces_alone_counts_as_equal_and_the_others_stay()
    {
        var hidden = WhitespaceRows.Hidden(TextDiff.Of("if x:\n  go\nstop it now\n", "if x:\n    go\nstop it then\n"));

        hidden.Rows.Select(row => row.Kind).ShouldBe([RowKind.Equal, RowKind.Equal, RowKind.Changed]);
        hidden.Hunks.ShouldBe([new RowRange(2, 1)]);
        (hidden.AddedLines, hidden.RemovedLines).ShouldBe((1, 1));
        hidden.Text(DiffSide.Before).ShouldBe("if x:\n  go\nstop it now\n");
        hidden.Text(DiffSide.After).ShouldBe("if x:\n    go\nstop it then\n");
    }

    [Fact]
    public void A_comparison_of_words_stays_as_it_is()
    {
        var comparison = TextDiff.Of("a b", "a c");
        WhitespaceRows.Hidden(comparison).ShouldBeSameAs(comparison);
    }

    [Fact]
    public void Lines_far_from_what_still_differs_fold()
    {
        var lines = Enumerable.Range(1, 20).Select(line => $"line {line}").ToArray();
        var after = lines.ToArray();
        (after[0], after[19]) = ("line  1", "another");
        WhitespaceRows.Hidden(TextDiff.Of(string.Join('\n', lines), string.Join('\n', after))).Folds.ShouldBe([new RowRange(0, 16)]);
    }
}
