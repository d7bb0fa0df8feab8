using System.Text;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Merging;

namespace ReleaseConsole.Tests.Compare;

/// <summary>Rows that two sides wrote next to each other.</summary>
public sealed class RowMergeTests
{
    private const string One = """{"id":1,"label":"a"}""" + "\n";
    private const string Two = """{"id":2,"label":"b"}""" + "\n";
    private const string Other = """{"id":2,"label":"c"}""" + "\n";
    private const string Three = """{"id":3,"label":"c"}""" + "\n";

    [Fact]
    public void A_row_that_is_new_beside_a_row_of_another_label_takes_both() =>
        Merged(One + Two, One + Two + Three, One + Other).ShouldBe(One + Other + Three);

    [Fact]
    public void Two_rows_added_to_the_end_of_a_table_are_two_rows() =>
        Merged("id,label\n1,a\n2,b\n", "id,label\n1,a\n2,b\n3,c\n", "id,label\n1,a\n2,b\n4,d\n")
            .ShouldBe("id,label\n1,a\n2,b\n3,c\n4,d\n");

    [Fact]
    public void Rows_that_one_side_numbered_anew_stand_in_its_order()
    {
        static string Rows(int from) => string.Concat(Enumerable.Range(from, 20_000).Select(at => $"{at},a\n"));
        Merged("id,label\n" + Rows(0), "id,label\nnew,b\n" + Rows(0), "id,label\n" + Rows(100_000))
            .ShouldBe("id,label\nnew,b\n" + Rows(100_000));
    }

    [Theory]
    [InlineData(One + Two, One + Three, One + Other)]
    [InlineData(One, One + Two, One + Other)]
    [InlineData("id,label\n1,a\n", "id,label\n1,b\n", "id,label\n1,c\n")]
    [InlineData("q,label\nx,a\n", "q,label\nx,a\ny,b\n", "q,label\nx,a\nz,c\n")]
    [InlineData("id,label\n1,a\n", "id,class\n1,a\n2,b\n", "id,label\n1,a\n3,c\n")]
    public void What_both_wrote_otherwise_or_nobody_named_is_for_a_person(string was, string ours, string theirs) =>
        Merged(was, ours, theirs).ShouldBeNull();

    private static string? Merged(string was, string ours, string theirs) =>
        ContentMerge.Of(
            ArtifactKind.Dataset, was, ours, theirs,
            was.StartsWith('{') ? null : new EditedFrom("csv-dataset", ContentForm.Bytes, Encoding.UTF8.GetBytes(was))).Text;
}
