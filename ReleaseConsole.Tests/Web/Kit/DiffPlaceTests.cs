using ReleaseConsole.Core;
using ReleaseConsole.Core.Compare.Diff;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Tests.Web.Kit;

public sealed class DiffPlaceTests
{
    [Theory]
    [InlineData("after-9", DiffSide.After, 9, 9, "after-9")]
    [InlineData("before-9-14", DiffSide.Before, 9, 14, "before-9-14")]
    [InlineData("after-14-9", DiffSide.After, 9, 14, "after-9-14")]
    public void An_address_names_a_line_or_lines_that_follow_each_other(string text, DiffSide side, int first, int last, string again)
    {
        var range = DiffRange.Parse(text).ShouldNotBeNull();
        range.ShouldBe(new DiffRange(side, first, last));
        range.Anchor.ShouldBe(again);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("after")]
    [InlineData("after-0")]
    [InlineData("after-x")]
    [InlineData("after-1-2-3")]
    [InlineData("beside-3")]
    [InlineData("after--3")]
    public void Anything_else_names_no_line(string? text) => DiffRange.Parse(text).ShouldBeNull();

    [Fact]
    public void Picked_lines_and_their_difference_are_copied_without_numbers_and_signs()
    {
        var comparison = TextDiff.Of("keep\nold one\nold two\nkeep too\n", "keep\nnew 1\nnew 2\nkeep too\n");
        DiffText.Of(comparison, new DiffRange(DiffSide.After, 1, 2)).ShouldBe("keep\nnew 1\n");
        DiffText.OfHunk(comparison, new DiffRange(DiffSide.Before, 3, 3)).ShouldBe("old one\nold two\n");
        DiffText.OfHunk(comparison, new DiffRange(DiffSide.Before, 1, 1)).ShouldBeNull();
    }

    [Theory]
    [InlineData(999, "999")]
    [InlineData(1_234, "1\u202f234")]
    [InlineData(1_234_567, "1\u202f234\u202f567")]
    public void A_count_is_grouped_by_thousands(long count, string words) => Counted.Of(count).ShouldBe(words);
}
