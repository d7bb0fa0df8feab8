using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Assess.Rules;

namespace ReleaseConsole.Tests.Assess;

/// <summary>Every rule finds what its examples say it finds, and leaves alone what they say it leaves alone.</summary>
public sealed class RiskRuleTests
{
    public static TheoryData<string, string> Examples =>
        new(RiskRules.All.SelectMany(rule => rule.Examples.Select(example => (rule.Id, example.Says))));

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_rule_fires_on_its_harmful_examples_and_not_on_its_near_misses(string id, string says)
    {
        var example = RiskRules.Find(id)!.Examples.Single(one => one.Says == says);
        Judged.Example(example).Any(finding => finding.Rule == id).ShouldBe(example.Fires, says);
    }

    [Fact]
    public void There_are_forty_rules_and_more_each_with_a_harmful_example_and_a_near_miss()
    {
        RiskRules.All.Count.ShouldBeGreaterThanOrEqualTo(40);
        RiskRules.All.Select(rule => rule.Id).ShouldBeUnique();
        foreach (var rule in RiskRules.All)
        {
            rule.Examples.ShouldContain(example => example.Fires, rule.Id);
            rule.Examples.ShouldContain(example => !example.Fires, rule.Id);
            rule.Examples.Select(example => example.Says).ShouldBeUnique(rule.Id);
            new[] { rule.Title, rule.Why, rule.Fix }.ShouldAllBe(said => said.Length > 10, rule.Id);
        }
    }

    [Fact]
    public void Every_rule_is_in_the_policy_every_product_starts_under() =>
        PolicyInForce.Default.Policy.Rules.Keys.Order().ShouldBe(RiskRules.All.Select(rule => rule.Id).Order());

    [Fact]
    public void Comparing_a_release_with_itself_finds_nothing_but_what_stands_around_it()
    {
        foreach (var example in RiskRules.All.SelectMany(rule => rule.Examples))
        {
            var same = example with { Before = example.After };
            Judged.Example(same).Select(finding => finding.Rule).Except(["outside-boundary", "untracked-change-live", "evaluation-stale"])
                .ShouldBeEmpty(example.Says);
        }
    }

    [Fact]
    public void A_tool_under_another_path_is_told_by_its_names() =>
        Judged.Example(RiskRules.Find("tool-renamed")!.Examples[0]).Single(finding => finding.Rule == "tool-renamed").Title
            .ShouldContain(" is called `merge_pr` (was `merge_pull_request`)");

    [Fact]
    public void The_size_of_a_finding_moves_its_severity_a_step()
    {
        Severity("tool-input-widened", 1.05).ShouldBe(RiskLevel.Medium);
        Severity("tool-input-widened", 4).ShouldBe(RiskLevel.High);
        Severity("dataset-shrank", 0.6).ShouldBe(RiskLevel.Critical);
        Severity("model-retiring", -1).ShouldBe(RiskLevel.Critical);
        Severity("no-rollback-target", 0).ShouldBe(RiskLevel.Medium);
    }

    [Theory]
    [InlineData("setting-limit-raised", 1.05, 4, 10)]
    [InlineData("dataset-class-raised", 0, 1, 2)]
    [InlineData("setting-reaches-new-host", 0, 1, 2)]
    [InlineData("evaluation-degraded", 0.5, 2, 4)]
    [InlineData("model-less-repeatable", 0.02, 0.1, 0.3)]
    public void Little_is_a_step_less_grave_and_much_a_step_more(string id, double little, double some, double much) =>
        new[] { little, some, much }.Select(size => Severity(id, size)).ShouldBe([RiskLevel.Medium, RiskLevel.High, RiskLevel.Critical]);

    [Theory]
    [InlineData("dataset-duplicates", 0.05, 0.2)]
    [InlineData("dataset-leak", 1, 10)]
    [InlineData("tool-new-host", 1, 2)]
    [InlineData("evaluation-inconclusive", 0.1, 0.4)]
    [InlineData("untracked-change-live", 1, 7)]
    [InlineData("personal-data-in-prompt", 1, 5)]
    public void Much_is_a_step_graver(string id, double some, double much) =>
        new[] { some, much }.Select(size => Severity(id, size)).ShouldBe([RiskLevel.High, RiskLevel.Critical]);

    [Theory]
    [InlineData("setting-limit-raised", "settings/runtime.yaml", "refund_limit: 50", "refund_limit: 1000", RiskLevel.Critical)]
    [InlineData("setting-limit-raised", "settings/runtime.yaml", "refund_limit: 50", "refund_limit: 54", RiskLevel.Medium)]
    [InlineData(
        "setting-reaches-new-host", "settings/runtime.yaml", "url: https://a.shop.example/a", "url: https://203.0.113.7/a",
        RiskLevel.Critical)]
    [InlineData(
        "dataset-class-raised", "datasets/golden.jsonl", "{\"id\":1,\"data_class\":\"public\"}\n",
        "{\"id\":1,\"data_class\":\"personal\"}\n", RiskLevel.Critical)]
    public void The_size_is_read_from_the_change(string id, string path, string before, string after, RiskLevel severity) =>
        Judged.Example(RuleExample.Harm("A change of that size", path, before, after))
            .Single(one => one.Rule == id).Severity.ShouldBe(severity);

    private static RiskLevel Severity(string id, double size) => RiskRules.Find(id)!.Severity(RiskLevel.High, size);
}
