using System.Text;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Compare;

/// <summary>Rows that are written otherwise and are the rows they were.</summary>
public sealed class DatasetFormTests
{
    [Fact]
    public void A_mark_before_the_first_letter_is_no_part_of_the_first_row() =>
        Compare(Rows("{\"id\":1}\n{\"id\":2}\n"), Rows("\uFEFF{\"id\":1}\n{\"id\":2}\n")).Meaning
            .ShouldBe("The same rows in another order or form.");

    [Fact]
    public void A_number_in_a_table_is_what_it_is_worth() =>
        Compare(Table("1.50", "2.0"), Table("1.5", "2")).Meaning.ShouldBe("The same rows in another order or form.");

    [Theory]
    [InlineData("1.50", "n/a", "1.5", "n/a")]
    [InlineData("1.50", "007", "1.5", "007")]
    [InlineData("1.5", "2", "1.6", "2")]
    public void A_text_in_a_table_is_another_text(string first, string second, string now, string then) =>
        Compare(Table(first, second), Table(now, then)).Meaning.ShouldStartWith("0 rows added, 0 removed, 1 changed; 2 now.");

    [Fact]
    public void A_version_with_a_nought_behind_it_is_another_version() =>
        Compare(Rows("id,version\n1,1.1\n2,1.2\n"), Rows("id,version\n1,1.10\n2,1.2\n")).Meaning
            .ShouldStartWith("0 rows added, 0 removed, 1 changed; 2 now.");

    [Fact]
    public void Rows_under_other_numbers_are_neither_gone_nor_new() =>
        Compare(
            Rows("{\"id\":1,\"q\":\"Is it warm?\"}\n{\"id\":2,\"q\":\"Is it wet?\"}\n"),
            Rows("{\"id\":11,\"q\":\"Is it warm?\"}\n{\"id\":12,\"q\":\"Is it wet?\"}\n")).Meaning.ShouldBe(
                "0 rows added, 0 removed, 2 changed; 2 now. `id` changed in 2 rows, which say the same: 1 → 11, 2 → 12.");

    [Fact]
    public void Rows_without_their_number_are_the_same_rows() =>
        Compare(
            Rows("{\"id\":1,\"q\":\"Is it warm?\"}\n{\"id\":2,\"q\":\"Is it wet?\"}\n"),
            Rows("{\"q\":\"Is it warm?\"}\n{\"q\":\"Is it wet?\"}\n")).Meaning.ShouldBe(
                "0 rows added, 0 removed, 2 changed; 2 now. `id` is gone from the rows.");

    [Fact]
    public void A_case_that_says_something_else_under_another_number_is_another_case() =>
        Compare(Rows("{\"id\":1,\"q\":\"Is it warm?\"}\n"), Rows("{\"id\":11,\"q\":\"Is it cold?\"}\n")).Meaning
            .ShouldBe("1 row added, 1 removed, 0 changed; 1 now.");

    private static PinnedContent Table(string first, string second) => Rows($"id,price\n1,{first}\n2,{second}\n");

    private static PinnedContent Rows(string text) =>
        Content.Of(ArtifactKind.Dataset, "golden", ContentForm.Bytes, Encoding.UTF8.GetBytes(text));

    private static ArtifactChange Compare(PinnedContent before, PinnedContent after) =>
        CompareManifests.Of(Content.Manifest(before), Content.Manifest(after)).Changes.ShouldHaveSingleItem();
}
