using System.Globalization;
using System.Text;
using ReleaseConsole.Core.Compare.Datasets;

namespace ReleaseConsole.Tests.Compare;

public sealed class RowStartsTests
{
    private static readonly string Text = string.Join(
        ' ', Enumerable.Range(0, 20_000).Select(at => string.Create(CultureInfo.InvariantCulture, $"word{at * 7919 % 10_007}")));

    [Fact]
    public void Whatever_begins_at_a_word_of_the_text_may_be_held()
    {
        var starts = Of(Text);

        for (var at = 0; at >= 0 && at + 40 <= Text.Length; at = Text.IndexOf(' ', at) + 1)
        {
            starts.MayHold(Hash(Text[at..(at + 24)])).ShouldBeTrue();
            if (Text.IndexOf(' ', at) < 0)
                break;
        }
    }

    [Fact]
    public void Of_rows_that_stand_nowhere_hardly_any_is_searched_for()
    {
        var starts = Of(Text);

        Enumerable.Range(0, 10_000).Count(at => starts.MayHold(
            Hash(string.Create(CultureInfo.InvariantCulture, $"case {at} of another text altogether")))).ShouldBeLessThan(500);
    }

    private static ulong Hash(string row) => RowStarts.HashOf(Encoding.UTF8.GetBytes(row));

    private static RowStarts Of(string text)
    {
        var starts = new RowStarts(text.Length);
        starts.Add(Encoding.UTF8.GetBytes(text));
        return starts;
    }
}
