using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Schemas;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Compare;

/// <summary>What the places of rules mean, and what is said to people.</summary>
public sealed class PolicyOrderTests
{
    [Theory]
    [InlineData(
        "rules: [{id: all, action: deny}, {id: vip, action: allow}]", "rules: [{id: vip, action: allow}, {id: all, action: deny}]")]
    [InlineData(
        "rules: [{id: a, action: block}, {id: b, action: block}, {id: vip, action: allow}]",
        "rules: [{id: vip, action: allow}, {id: a, action: block}, {id: b, action: block}]")]
    public void An_exception_that_moved_over_a_ban_may_decide_now(string before, string after) =>
        Compare(before, after).Details.ShouldContain(line => line.Relation == SchemaRelation.Unknown);

    [Fact]
    public void Bans_that_moved_among_themselves_decide_as_before() =>
        Compare(
            "rules: [{id: a, action: block}, {id: b, action: warn}, {id: vip, action: allow}]",
            "rules: [{id: b, action: warn}, {id: a, action: block}, {id: vip, action: allow}]").Details
            .ShouldHaveSingleItem().Relation.ShouldBeNull();

    [Fact]
    public void What_is_said_to_whoever_is_refused_decides_nothing()
    {
        var line = Compare(
            "rules: [{id: a, action: block, message: Sorry.}]",
            "rules: [{id: a, action: block, message: 'Sorry, we cannot help with that.'}]")
            .Details.ShouldHaveSingleItem();
        (line.Effect, line.Relation).ShouldBe((Effect.Different, null));
        Compare("rules: [{id: a, when: {message: refund}}]", "rules: [{id: a, when: {message: order}}]").Details
            .ShouldHaveSingleItem().Relation.ShouldBe(SchemaRelation.Unknown);
    }

    [Fact]
    public void A_stricter_policy_says_in_what() =>
        Compare("rules: [{id: a}]", "rules: [{id: a}, {id: b}]").Meaning.ShouldBe("The policy is stricter: rule `b` is new.");

    private static ArtifactChange Compare(string before, string after) => CompareManifests.Of(
        Content.Manifest(Content.Policy(before)), Content.Manifest(Content.Policy(after))).Changes.ShouldHaveSingleItem();
}
