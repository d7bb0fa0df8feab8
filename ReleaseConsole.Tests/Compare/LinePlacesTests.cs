using ReleaseConsole.Core.Compare.Diff;

namespace ReleaseConsole.Tests.Compare;

public sealed class LinePlacesTests
{
    private static readonly ChangedTexts Tool = new(
        "{\n  \"name\": \"refund\",\n  \"secret\": 1\n}\n",
        "{\n  \"name\": \"refund\",\n  \"inputSchema\": {\n    \"amount\": 200\n  }\n}\n", IsStructured: true);

    [Theory]
    [InlineData("/inputSchema/amount", false, DiffSide.After, 4)]
    [InlineData("/inputSchema/amount/maximum", false, DiffSide.After, 4)]
    [InlineData("/secret", true, DiffSide.Before, 3)]
    [InlineData("/secret", false, DiffSide.Before, 3)]
    [InlineData("line 9", false, DiffSide.After, 9)]
    [InlineData("line 9", true, DiffSide.Before, 9)]
    public void A_pointer_is_read_on_the_line_the_diff_shows_or_on_the_nearest_one_around_it(
        string place, bool isGone, DiffSide side, int line) =>
        new LinePlaces(Tool).Of(place, isGone).ShouldBe((side, line));

    [Theory]
    [InlineData(null)]
    [InlineData("the whole")]
    [InlineData("/nowhere")]
    [InlineData("line x")]
    public void What_names_no_place_in_the_texts_has_no_line(string? place) => new LinePlaces(Tool).Of(place, isGone: false).ShouldBeNull();

    [Fact]
    public void Settings_are_kept_shared_and_by_environment_and_the_value_tells_which_line_is_meant()
    {
        var texts = new ChangedTexts(
            "",
            "{\n  \"base\": {\n    \"shop\": \"a\"\n  },\n  \"overlays\": {\n    \"staging\": {\n      \"shop\": \"b\"\n    }\n  }\n}\n",
            IsStructured: true);
        new LinePlaces(texts).Of("/shop", isGone: false).ShouldBe((DiffSide.After, 3));
        new LinePlaces(texts).Of("/shop", isGone: false, "b").ShouldBe((DiffSide.After, 7));
    }

    [Fact]
    public void A_member_of_the_front_matter_and_of_a_yaml_policy_has_its_line()
    {
        var prompt = new ChangedTexts("", "---\nname: triage\nmodel: gpt-latest\n---\nBe kind.\n", IsStructured: false);
        new LinePlaces(prompt).Of("/model", isGone: false).ShouldBe((DiffSide.After, 3));
        var policy = new ChangedTexts("", "format: x\nrules:\n  a: { severity: low }\n", IsStructured: false);
        new LinePlaces(policy).Of("/rules/a/severity", isGone: false).ShouldBe((DiffSide.After, 3));
    }
}
