using ReleaseConsole.Core.Assess;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Assess;

public sealed class BehaviourSummaryTests
{
    private static readonly Assessment Widening = Judge("2026.11.0", "2026.11.1");

    [Fact]
    public void Engineering_reads_what_changed_kind_by_kind_and_what_was_measured()
    {
        var summary = BehaviourSummary.Of(Widening, Audience.Engineering);
        summary.Parts.Select(part => part.Heading)
            .ShouldBe(["Prompts", "Tools", "Models", "Settings", "Measured", "What stays"], ignoreOrder: true);
        summary.Parts.Single(part => part.Heading == "Tools").Sentences.ShouldContain(one => one.Contains("refund") && one.Contains("200"));
        summary.Parts.Single(part => part.Heading == "Measured").Sentences.ShouldContain(one => one.Contains("pairs"));
    }

    [Fact]
    public void Compliance_reads_what_it_may_do_now_what_no_longer_holds_it_back_and_who_looks()
    {
        var summary = BehaviourSummary.Of(Widening, Audience.Compliance);
        summary.Parts.Single(part => part.Heading.StartsWith("What it may do", StringComparison.Ordinal)).Sentences
            .ShouldContain(one => one.Contains("write_file"));
        summary.Parts.Single(part => part.Heading.StartsWith("What no longer", StringComparison.Ordinal)).Sentences.ShouldContain(
            one => one.Contains("Refunds above €50"));
        summary.Parts.Single(part => part.Heading == "How sure we are").Sentences.ShouldContain(one => one.Contains("worse than before"));
        summary.Parts.Single(part => part.Heading == "Who has to look").Sentences.ShouldContain(
            one => one.StartsWith("Security, once", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Audience.Engineering)]
    [InlineData(Audience.Compliance)]
    public void The_same_assessment_says_the_same_each_time(Audience audience)
    {
        var again = BehaviourSummary.Of(Judge("2026.11.0", "2026.11.1"), audience);
        again.ToMarkdown().ShouldBe(BehaviourSummary.Of(Widening, audience).ToMarkdown());
        again.ToMarkdown().ShouldStartWith("## ");
    }

    [Fact]
    public void A_change_of_wording_says_that_nothing_is_wider()
    {
        var summary = BehaviourSummary.Of(Judge("2026.10.3", "2026.11.0"), Audience.Compliance);
        summary.Parts.Select(part => part.Heading).ShouldNotContain(
            heading =>
                heading.StartsWith("What it may do", StringComparison.Ordinal)
                    || heading.StartsWith("What no longer", StringComparison.Ordinal));
        summary.Parts.Single(part => part.Heading == "How sure we are").Sentences.ShouldAllBe(one => one.Contains("not worse"));
    }

    private static Assessment Judge(string from, string to) => JudgeRelease.Of(
        SampleRelease.Read(from), SampleRelease.Read(to), PolicyInForce.Default, Destination.AnyProtected,
        new Surroundings(new DateOnly(2026, 11, 22)));
}
