using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Compare.Prompts;

/// <summary>Rules that a prompt held by another one it was composed of, or that left the release with a prompt.</summary>
public sealed class RulesOfOtherPromptsTests
{
    private static readonly PinnedContent Safety = Content.Prompt("safety", "Never share card numbers.\nAlways verify the caller.\n");

    [Theory]
    [InlineData("{{> safety}}")]
    [InlineData("{% include \"safety.md\" %}")]
    [InlineData("@@@langfusePrompt:name=safety|label=production@@@")]
    public void A_prompt_that_is_no_longer_included_takes_its_rules_along(string reference) =>
        Change(Content.Prompt("p", $"{reference}\nHelp."), Content.Prompt("p", "Help."), Safety).Meaning.ShouldBe(
            "The prompt no longer includes `safety`, and 2 rules are gone: “Never share card numbers” and 1 more.");

    [Fact]
    public void What_is_not_in_the_release_is_for_a_person_to_look_up() =>
        Change(Content.Prompt("p", "{{> safety}}\nHelp."), Content.Prompt("p", "Help.")).Meaning.ShouldBe(
            "The prompt no longer includes `safety`; what that said is not in the release, so a person has to say what is lost.");

    [Theory]
    [InlineData("{{> all}}\nHelp.")]
    [InlineData("Never share card numbers.\nAlways verify the caller.\nHelp.")]
    public void Rules_that_are_still_said_are_not_lost(string after) =>
        Change(Content.Prompt("p", "{{> safety}}\nHelp."), Content.Prompt("p", after), Safety, Content.Prompt("all", "{{> safety}}\nBe kind."))
            .Details.Single(line => line is { Topic: ChangeTopic.Included, Type: ChangeType.Removed }).ShouldSatisfyAllConditions(
                line => line.Effect.ShouldBe(Effect.Different),
                line => line.Meaning.ShouldBe("The prompt no longer includes `safety`, and still says its rules."));

    [Fact]
    public void A_rule_that_an_included_prompt_says_now_is_not_gone() =>
        Change(Content.Prompt("p", "Always verify the caller.\nHelp."), Content.Prompt("p", "{{> safety}}\nHelp."), Safety).ShouldSatisfyAllConditions(
            change => change.Meaning.ShouldBe("The prompt now includes `safety`."),
            change => change.Details.ShouldContain(line => line.Meaning == "“Always verify the caller” is said by a prompt that is included."));

    [Fact]
    public void Another_version_of_an_included_prompt_is_told() =>
        Change(
            Content.Prompt("p", "@@@langfusePrompt:name=safety|version=3@@@"), Content.Prompt("p", "@@@langfusePrompt:name=safety|version=4@@@"))
            .Meaning.ShouldBe("The prompt includes `safety` as version 4 now (was `safety` as version 3).");

    [Fact]
    public void Prompts_that_include_each_other_are_read_once() =>
        Change(Content.Prompt("p", "{{> q}}\nHelp."), Content.Prompt("p", "Help."), Content.Prompt("q", "{{> p}}\nNever lie.")).Meaning.ShouldBe(
            "The prompt no longer includes `q`, and a rule is gone: “Never lie”.");

    [Fact]
    public void A_prompt_that_leaves_is_told_with_the_rules_that_go() =>
        Changes([Safety, Content.Prompt("p", "Always verify the caller.")], [Content.Prompt("p", "Always verify the caller.")])
            .ShouldHaveSingleItem().Meaning.ShouldBe(
                "`prompts/safety` is no longer part of the release, and a rule went with it: “Never share card numbers”.");

    [Fact]
    public void A_prompt_under_another_name_and_without_a_rule_is_told_as_both() =>
        Changes([Safety], [Content.Prompt("guard", "Always verify the caller.\nNever share card numbers with anyone, please.\n")])
            .Single(change => change.Type == ChangeType.Removed).Meaning.ShouldBe(
                "`prompts/safety` is no longer part of the release; `prompts/guard` is most like it.");

    private static ArtifactChange Change(PinnedContent before, PinnedContent after, params PinnedContent[] beside) =>
        Changes([before, .. beside], [after, .. beside]).ShouldHaveSingleItem();

    private static IReadOnlyList<ArtifactChange> Changes(PinnedContent[] before, PinnedContent[] after) =>
        CompareManifests.Of(Content.Manifest(before), Content.Manifest(after)).Changes;
}
