using System.Text;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Compare;

/// <summary>Data that is no plain list of rows with ids: pointers, cards, conversations.</summary>
public sealed class DatasetStandInsTests
{
    [Fact]
    public void A_pointer_that_points_to_other_data_has_no_rows()
    {
        var change = Change(Pointer("a", 1000, 10), Pointer("b", 10, 9));
        change.Meaning.ShouldBe("It points to other data: 9 files of 10 bytes (was 10 files of 1\u00a0kB).");
        change.Details.ShouldNotContain(line => line.Label == "Rows");
        CompareManifests.Of(Content.Manifest(), Content.Manifest(Pointer("a", 1000, 10))).Changes.ShouldHaveSingleItem().Meaning
            .ShouldBe("`datasets/x` is new; it points to 10 files of 1\u00a0kB elsewhere.");
    }

    [Fact]
    public void What_the_assistant_says_last_is_the_answer_of_a_conversation()
    {
        static string Row(int at, string answer) =>
            $$"""{"messages":[{"role":"user","content":"Is {{at}} warm?"},{"role":"assistant","content":"{{answer}}"}]}""";
        PinnedContent Rows(string answer) => Content.Dataset([.. Enumerable.Range(0, 30).Select(at => Row(at, answer))]);
        Change(Rows("yes"), Rows("no")).Details.Single(line => line.Topic == ChangeTopic.Cells).Meaning
            .ShouldBe("`answer` changed in 30 rows: yes → no.");
    }

    [Fact]
    public void A_card_is_told_by_what_changed_in_it()
    {
        static PinnedContent Card(string size, string text) => Content.Of(
            ArtifactKind.Dataset, "x", ContentForm.Text,
            Encoding.UTF8.GetBytes($"---\nlicense: mit\nsize_categories: {size}\n---\n{text}\n"));
        string Said(string size, string text) => Change(Card("n<1K", "FAQ"), Card(size, text)).Meaning;
        Said("1K<n<10K", "FAQ").ShouldBe("size_categories is 1K<n<10K (was n<1K). Its rows are elsewhere and are not compared.");
        Said("n<1K", "FAQs").ShouldBe("The text of the card changed. Its rows are elsewhere and are not compared.");
    }

    private static PinnedContent Pointer(string value, int size, int files) => Content.Of(
        ArtifactKind.Dataset, "x", ContentForm.Json, Encoding.UTF8.GetBytes(
        $$"""{"hash":"md5","nfiles":{{files}},"path":"x","pointer":"dvc","size":{{size}},"value":"{{value}}"}"""));

    private static ArtifactChange Change(PinnedContent before, PinnedContent after) =>
        CompareManifests.Of(Content.Manifest(before), Content.Manifest(after)).Changes.ShouldHaveSingleItem();
}
