using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Assess.Rules;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Assess;

public sealed class CounterfactualsTests
{
    private static readonly Combination Default = new(MediumBecomesHighAt: 6, HighBecomesCriticalAt: 5);

    [Fact]
    public void One_grave_finding_is_what_the_risk_hangs_on()
    {
        var told = Counterfactuals.Of(
            [Found("refund", RiskLevel.High, "`refund` kept its limit"), Found("triage", RiskLevel.Medium)], Default);
        told.ShouldHaveSingleItem().ToString().ShouldBe("Medium if `refund` kept its limit");
    }

    [Fact]
    public void Two_findings_of_one_artifact_are_taken_out_together()
    {
        var told = Counterfactuals.Of([Found("refund", RiskLevel.High, "one"), Found("refund", RiskLevel.High, "two")], Default);
        told.ShouldHaveSingleItem().ToString().ShouldBe("Low if `refund` stayed as it was");
    }

    [Fact]
    public void When_no_single_artifact_decides_the_fewest_that_do_are_named()
    {
        var told = Counterfactuals.Of([Found("a", RiskLevel.High), Found("b", RiskLevel.High), Found("c", RiskLevel.Medium)], Default);
        told.ShouldHaveSingleItem().ToString().ShouldBe("Medium if `a` and `b` stayed as they were");
    }

    [Fact]
    public void Many_findings_that_raise_the_whole_are_one_too_many_each()
    {
        var told = Counterfactuals.Of([.. Enumerable.Range(0, 6).Select(at => Found($"p{at}", RiskLevel.Medium))], Default);
        told.Count.ShouldBe(3);
        told.ShouldAllBe(one => one.Level == RiskLevel.Medium);
    }

    [Fact]
    public void What_several_rules_say_of_one_place_counts_once_towards_the_whole()
    {
        var one = Enumerable.Range(0, 6)
            .Select(at => Found("tools/add", RiskLevel.High, $"{at}") with { Path = "/description", Title = $"{at}" }).ToList();
        RiskJudgement.LevelOf(one, Default).ShouldBe(RiskLevel.High);
        RiskJudgement.LevelOf([.. one.Select((finding, at) => finding with { Path = $"/parameters/{at}" })], Default)
            .ShouldBe(RiskLevel.Critical);
    }

    [Fact]
    public void Low_risk_has_none() => Counterfactuals.Of([Found("a", RiskLevel.Low)], Default).ShouldBeEmpty();

    [Fact]
    public void Every_one_of_every_example_is_lower_than_the_risk_and_comes_out_the_same_twice()
    {
        foreach (var example in RiskRules.All.SelectMany(rule => rule.Examples))
        {
            var assessment = Judged.Whole(example);
            assessment.Counterfactuals.ShouldAllBe(one => one.Level < assessment.Risk, example.Says);
            Judged.Whole(example).Counterfactuals.ShouldBe(assessment.Counterfactuals, example.Says);
            if (assessment.Risk > RiskLevel.Low)
                assessment.Counterfactuals.ShouldNotBeEmpty(example.Says);
        }
    }

    [Fact]
    public void The_sample_that_raises_the_refund_says_what_would_lower_it()
    {
        var around = new Surroundings(new DateOnly(2026, 11, 22));
        var judged = JudgeRelease.Of(
            SampleRelease.Read("2026.11.0"), SampleRelease.Read("2026.11.1"), PolicyInForce.Default, Destination.AnyProtected, around);
        judged.Counterfactuals.ShouldNotBeEmpty();
        judged.Counterfactuals.ShouldAllBe(one => one.Level < judged.Risk);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void What_would_lower_it_does_when_the_release_is_judged_without_it(int tools)
    {
        var judged = Tools(tools);
        judged.Risk.ShouldBe(RiskLevel.High);
        var told = judged.Counterfactuals.ShouldHaveSingleItem();
        told.Level.ShouldBe(RiskLevel.Medium);

        // What nobody evaluated is found by whatever else changed: four tools and that are five of the six it takes.
        var stayed = tools - 4;
        told.Unless.ShouldBe(stayed == 2
            ? "`tools/t0` and `tools/t1` stayed as they were"
            : $"`tools/t0`, `tools/t1`{(stayed == 3 ? " and `tools/t2`" : ", `tools/t2` and 1 more")} stayed as they were");
        Tools(4).Risk.ShouldBe(RiskLevel.Medium);
        Tools(5).Risk.ShouldBe(RiskLevel.High);
    }

    private static Assessment Tools(int count) => JudgeRelease.Of(
        Content.Manifest(Content.Prompt("triage", "Words.")), Content.Manifest(
            [Content.Prompt("triage", "Words."), .. Enumerable.Range(0, count).Select(at => Content.Tool($"t{at}"))]),
        PolicyInForce.Default, Destination.AnyProtected, new Surroundings(new DateOnly(2026, 11, 22)));

    private static Finding Found(string artifact, RiskLevel severity, string? unless = null) =>
        new("rule", $"{artifact} {unless}", severity, artifact, null, "why", null, null, Lane.Security) { Unless = unless };
}
