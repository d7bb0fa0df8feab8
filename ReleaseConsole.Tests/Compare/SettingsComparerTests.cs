using ReleaseConsole.Core.Compare;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Compare;

public sealed class SettingsComparerTests
{
    [Fact]
    public void A_value_only_one_environment_has_is_a_gap() =>
        Gap("{base: {a: 1}, overlays: {staging: {}, production: {}}}",
        "{base: {a: 1}, overlays: {staging: {key: x}, production: {}}}").Meaning
            .ShouldBe("Only staging has key; nothing is shared, so the others run without it.");

    [Fact]
    public void An_overlay_that_says_what_is_shared_makes_no_difference() =>
        Gap("{base: {a: 1}, overlays: {production: {a: 2}}}", "{base: {a: 2}, overlays: {production: {a: 2}}}").Meaning
            .ShouldBe("production sets a to what all share: its overlay makes no difference.");

    [Theory]
    [InlineData(
        "{base: {a: 1}, overlays: {staging: {a: 2}, production: {}}}", "{base: {a: 1}, overlays: {staging: {a: 3}, production: {}}}")]
    [InlineData(
        "{base: {a: 1}, overlays: {staging: {k: 2}, production: {}}}", "{base: {a: 2}, overlays: {staging: {k: 2}, production: {}}}")]
    public void What_an_overlay_declares_over_a_shared_value_and_what_was_so_before_is_no_gap(string before, string after) =>
        Lines(before, after).ShouldNotContain(line => line.Topic == ChangeTopic.EnvironmentGap);

    [Fact]
    public void An_environment_is_told_by_its_effective_value() =>
        Lines("{base: {limit: 5}, overlays: {production: {limit: 5}}}", "{base: {limit: 5}, overlays: {production: {limit: 50}}}")
            .ShouldContain(
            line => line.Label == "limit in production" && line.Effect == Effect.Wider);

    [Fact]
    public void A_list_of_limits_in_another_order_raises_none()
    {
        var line = Lines(
            "{base: {limits: [{id: a, max: 5}, {id: b, max: 9}]}, overlays: {}}",
            "{base: {limits: [{id: b, max: 9}, {id: a, max: 5}]}, overlays: {}}").ShouldHaveSingleItem();
        (line.Effect, line.Before, line.After).ShouldBe((Effect.Different, "place 2", "place 1"));
    }

    [Fact]
    public void Two_long_values_that_begin_alike_are_not_the_same()
    {
        var same = new string('a', 130);
        Lines($"{{base: {{greeting: {same}b}}}}", $"{{base: {{greeting: {same}c}}}}")
            .ShouldHaveSingleItem().Sentence.ShouldNotContain("as before");
    }

    [Theory]
    [InlineData("rate_limit: 100/min", "rate_limit: 6000", true)]
    [InlineData("max_upload: 10MB", "max_upload: 200000000", true)]
    [InlineData("budget: 50 EUR", "budget: 50000", true)]
    [InlineData("max_upload: 10MB", "max_upload: 10485760", false)]
    [InlineData("budget: 50 EUR", "budget: 50", false)]
    [InlineData("rate_limit: 100/min", "rate_limit: 0", false)]
    public void Whether_a_limit_in_another_unit_is_higher_cannot_be_told(string before, string after, bool isOpen) =>
        (Lines($"{{base: {{{before}}}}}", $"{{base: {{{after}}}}}").ShouldHaveSingleItem().Relation is not null).ShouldBe(isOpen);

    [Theory]
    [InlineData("auto_approve_above: 0.9", "auto_approve_above: 0.5", Effect.Wider)]
    [InlineData("auto_approve_from: 0.5", "auto_approve_from: 0.9", Effect.Narrower)]
    [InlineData("auto_approve_threshold: 50", "auto_approve_threshold: 500", Effect.Wider)]
    [InlineData("approval_above: 50", "approval_above: 500", Effect.Wider)]
    public void From_where_on_nobody_is_asked_is_not_from_where_on_somebody_is(string before, string after, Effect effect) =>
        Lines($"{{base: {{{before}}}}}", $"{{base: {{{after}}}}}").ShouldHaveSingleItem().Effect.ShouldBe(effect);

    private static IReadOnlyList<ChangeDetail> Lines(string before, string after) =>
        CompareManifests.Of(Content.Manifest(Content.Settings(before)),
        Content.Manifest(Content.Settings(after))).Changes.ShouldHaveSingleItem().Details;

    private static ChangeDetail Gap(string before, string after) =>
        Lines(before, after).Where(line => line.Topic == ChangeTopic.EnvironmentGap).ShouldHaveSingleItem();
}
