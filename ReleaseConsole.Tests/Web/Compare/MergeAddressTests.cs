using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Merging;
using ReleaseConsole.Web.Artifacts;
using ReleaseConsole.Web.Compare;

namespace ReleaseConsole.Tests.Web.Compare;

public sealed class MergeAddressTests
{
    private const string Clash = "prompts/a";

    [Fact]
    public void What_is_taken_as_it_would_be_anyway_needs_no_word()
    {
        MergeAddress.Of(Rows()).ShouldBeNull();
        var rows = Rows();
        MergeAddress.Apply("", rows);
        MergeAddress.Apply("t.x.oAAAAA.dAAAAAot", rows);
        rows[0].IsOpen.ShouldBeTrue();
    }

    [Fact]
    public void A_side_and_the_places_of_a_text_come_back_from_the_address()
    {
        var rows = Rows();
        rows[1].Take = MergeTake.Ours;
        rows[0].Chosen = MergePlace.Read("to", 2);
        var half = Again(rows);
        (half[0].IsOpen, half[0].Places, half[1].Take).ShouldBe((true, "to", MergeTake.Ours));

        rows[0].Write([["c"], ["B"]]);
        var again = Again(rows);
        (again[0].Take, again[0].Written).ShouldBe((MergeTake.Merged, "c\nsame\nB\n"));
    }

    [Fact]
    public void A_text_by_hand_is_in_no_address_so_its_place_is_open_again_and_the_others_stay()
    {
        var rows = Rows();
        rows[0].Chosen = [new(MergeChoice.Theirs, null), new(null, "by hand")];
        rows[0].Write([["c"], ["by hand"]]);
        rows[0].IsByHand.ShouldBeTrue();
        var again = Again(rows)[0];
        (again.IsOpen, again.Written, again.Places, again.IsByHand).ShouldBe((true, null, "t_", false));
        rows[0].DecideAgain();
        (rows[0].IsByHand, rows[0].Chosen![1].ByHand).ShouldBe((true, "by hand"));
        rows[0].Take = MergeTake.Ours;
        rows[0].IsByHand.ShouldBeFalse();
    }

    [Fact]
    public void Three_hundred_choices_are_an_address_that_a_server_takes()
    {
        var rows = Enumerable.Range(0, 300).Select(
            at => new ThreeWayLine(Artifact($"prompts/of/a/team/{at}", ThreeWayState.OnlyTheirs)) { Take = MergeTake.Ours });
        MergeAddress.Of(rows)!.Length.ShouldBe((300 * 7) - 1);
    }

    private static List<ThreeWayLine> Again(List<ThreeWayLine> rows)
    {
        var again = Rows();
        MergeAddress.Apply(MergeAddress.Of(rows), again);
        return again;
    }

    private static List<ThreeWayLine> Rows() =>
    [
        new(Artifact(Clash, ThreeWayState.Conflict) with { Lines = ThreeWayMerge.Of("a\nsame\nA\n", "b\nsame\nB\n", "c\nsame\nC\n") }),
        new(Artifact("prompts/b", ThreeWayState.OnlyTheirs)),
    ];

    private static ThreeWayArtifact Artifact(string path, ThreeWayState state) => new(ArtifactKind.Prompt, path, null, null, null, state);
}
