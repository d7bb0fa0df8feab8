using ReleaseConsole.Core.Compare;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Compare;

/// <summary>Rego that is written otherwise and decides the same, and what looks like it and does not.</summary>
public sealed class RegoMeaningTests
{
    private const string Helper = "allow if {\n  is_agent\n  input.paid\n}\n\nis_agent if input.role == \"agent\"";

    [Theory]
    [InlineData("allow if input.paid", "allow if input.paid\n\ntest_allow if allow with input as {\"paid\": true}")]
    [InlineData("allow if input.paid", "allow if {\n  print(\"asked\", input.user)\n  input.paid\n}")]
    [InlineData("deny if {\n  trace(\"asked\")\n  input.late\n}", "deny if input.late")]
    [InlineData("allow if {\n  input.role == \"agent\"\n  input.paid\n}", Helper)]
    [InlineData(Helper, "allow if {\n  input.role == \"agent\"\n  input.paid\n}")]
    [InlineData(
        "deny if not input.known", "deny if not is_known\n\nis_known if is_listed\n\nis_listed if input.known")]
    [InlineData("default allow := false\n\nallow if input.paid", "default allow := false\n\nallow if input.paid\nelse := false")]
    public void What_decides_the_same_has_no_line(string before, string after) =>
        Lines(before, after).ShouldBeEmpty();

    [Theory]
    [InlineData("allow if {\n  input.role == \"agent\"\n  input.paid\n}", Helper, "role == \"agent\"", "role != \"guest\"")]
    [InlineData(Helper, Helper, "is_agent if input.role == \"agent\"", "is_agent if input.role in {\"agent\", \"guest\"}")]
    [InlineData("allow if input.paid", "allow if input.paid\nelse := false", "else := false", "else := true")]
    [InlineData(
        "deny if startswith(input.path, \"/admin\")", "deny if startswith(input.path, \"/admin\")", "/admin", "/admin/internal")]
    [InlineData("deny if endswith(input.host, \".example\")", "deny if endswith(input.host, \".example\")", ".example", ".shop.example")]
    public void What_lets_more_through_is_wider(string before, string after, string from, string to) =>
        Lines(before, after.Replace(from, to, StringComparison.Ordinal)).ShouldHaveSingleItem().Effect.ShouldBe(Effect.Wider);

    [Theory]
    [InlineData("deny if startswith(input.path, \"/admin/a\")", "deny if startswith(input.path, \"/admin\")")]
    [InlineData("allow if contains(input.text, \"order\")", "allow if contains(input.text, \"my order\")")]
    public void What_holds_back_more_is_narrower(string before, string after) =>
        Lines(before, after).ShouldHaveSingleItem().Effect.ShouldBe(Effect.Narrower);

    [Fact]
    public void Helpers_in_thirty_layers_are_each_looked_into_once()
    {
        var layers = string.Concat(Enumerable.Range(0, 30).Select(
            at => $"a{at} if {{\n  a{at + 1}\n  b{at + 1}\n}}\n\nb{at} if {{\n  a{at + 1}\n  b{at + 1}\n}}\n\n"));
        var before = $"allow if a0\n\n{layers}a30 if input.paid\n\nb30 if input.known";
        Lines(before, before.Replace("known", "kind", StringComparison.Ordinal)).ShouldNotBeEmpty();
    }

    [Fact]
    public void Variables_made_of_variables_stay_short()
    {
        var made = string.Concat(Enumerable.Range(1, 40).Select(at => $"  a{at + 1} := f(a{at}, a{at})\n"));
        var rule = $"allow if {{\n  a1 := f(input.x, input.x)\n{made}  a41 > 2\n}}";
        Lines(rule, rule.Replace("a", "b", StringComparison.Ordinal).Replace("bllow", "allow", StringComparison.Ordinal)).ShouldBeEmpty();
        Lines(rule, rule.Replace("input.x, input.x", "input.x, input.y", StringComparison.Ordinal)).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_package_of_a_test_of_two_ways_decides() => Compare(
        "package checkout.ab_test\n\ndefault allow := false\n\nallow if input.paid\n",
        "package checkout.ab_test\n\ndefault allow := true\n\nallow if input.paid\n")
        .Details.ShouldHaveSingleItem().Effect.ShouldBe(Effect.Wider);

    [Fact]
    public void A_package_of_tests_and_what_they_are_fed_with_decides_nothing()
    {
        const string Tests = "package refunds_test\n\nimport data.refunds\n\nallowed_input := {\"paid\": true}\n\n"
            + "test_allow if refunds.allow with input as allowed_input\n";
        Compare(Tests, Tests.Replace("true", "false", StringComparison.Ordinal)).Details.ShouldBeEmpty();
    }

    [Fact]
    public void A_condition_that_asks_one_thing_of_several_names_is_not_taken_apart() =>
        Lines("allow if input.roles[i] == \"agent\"", "allow if is_agent(i)\n\nis_agent(i) if input.roles[i] == \"agent\"")
            .ShouldNotBeEmpty();

    [Fact]
    public void Another_package_is_told_by_who_asks_under_the_old_name() =>
        Compare("package refunds.authz\n\nallow if input.paid", "package refunds.authz2\n\nallow if input.paid").Meaning
            .ShouldBe("Whoever asks `refunds.authz` is answered nothing; the package is called `refunds.authz2` now.");

    private static IReadOnlyList<ChangeDetail> Lines(string before, string after) =>
        Compare("package refunds\n\n" + before, "package refunds\n\n" + after).Details;

    private static ArtifactChange Compare(string before, string after) => CompareManifests.Of(
        Content.Manifest(Content.Policy(before)), Content.Manifest(Content.Policy(after))).Changes.ShouldHaveSingleItem();
}
