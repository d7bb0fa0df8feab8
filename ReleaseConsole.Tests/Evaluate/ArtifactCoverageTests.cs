using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Evaluate;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Evaluate;

/// <summary>Evidence applies only to the exact digests it was run on.</summary>
public sealed class ArtifactCoverageTests
{
    private static readonly PinnedContent Old = Content.Prompt("triage", "Old words.");
    private static readonly PinnedContent New = Content.Prompt("triage", "New words.");
    private static readonly string Sixty = new('+', 60);

    [Fact]
    public void A_changed_prompt_that_was_run_as_it_is_is_covered() => Of(Old, New, Content.Evaluation(New, Sixty))
        .ShouldSatisfyAllConditions(
        one =>
            one.State.ShouldBe(CoverageState.Covered), one =>
                one.Evaluations.ShouldBe(["evaluations/golden"]), one => one.Reason.ShouldContain("60 cases"));

    [Fact]
    public void Results_on_the_bytes_that_are_replaced_are_stale() =>
        Of(Old, New, Content.Evaluation(Old, Sixty)).State.ShouldBe(CoverageState.Stale);

    [Fact]
    public void Results_under_the_prompts_name_on_yet_other_bytes_are_stale() =>
        Of(Old, New, Content.Evaluation(Content.Prompt("triage", "Words in between."), Sixty)).State.ShouldBe(CoverageState.Stale);

    [Fact]
    public void A_prompt_no_evaluation_asks_is_not_covered() =>
        Of(Old, New, Content.Evaluation(Content.Prompt("other", "Other."), Sixty)).State.ShouldBe(CoverageState.NotCovered);

    [Fact]
    public void Missing_answers_and_few_cases_cover_in_part()
    {
        Of(Old, New, Content.Evaluation(New, new string('!', 20) + Sixty)).Reason.ShouldContain("20 of 80 answers are missing");
        Of(Old, New, Content.Evaluation(New, new string('+', 10))).State.ShouldBe(CoverageState.Partial);
    }

    [Fact]
    public void A_tool_is_covered_by_the_digest_the_run_recorded_and_stale_by_another()
    {
        var (was, now) =
            (Content.Taking("refund", "amount", """{"maximum":100}"""), Content.Taking("refund", "amount", """{"maximum":500}"""));
        Of(was, now, Recorded(now.Pin.Digest)).State.ShouldBe(CoverageState.Covered);
        Of(was, now, Recorded(was.Pin.Digest)).State.ShouldBe(CoverageState.Stale);
        Of(was, now, Content.Evaluation(New, Sixty)).ShouldSatisfyAllConditions(
            one => one.State.ShouldBe(CoverageState.NotCovered), one => one.Reason.ShouldContain("No evaluation records"));
    }

    [Fact]
    public void Results_taken_over_from_what_is_replaced_are_stale_for_the_tool_that_changed()
    {
        var (was, now) =
            (Content.Taking("refund", "amount", """{"maximum":100}"""), Content.Taking("refund", "amount", """{"maximum":500}"""));
        var results = Content.Evaluation(New, Sixty);
        var (from, to) = (Content.Manifest(New, was, results), Content.Manifest(New, now, results));

        EvaluationCoverage.Of(from, to, CompareManifests.Of(from, to), Results.Gate).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            one => one.State.ShouldBe(CoverageState.Stale), one => one.Reason.ShouldContain("from before this changed"));
    }

    [Fact]
    public void A_run_that_recorded_another_tool_than_the_release_has_says_nothing_about_it()
    {
        var tool = Content.Taking("refund", "amount", """{"maximum":500}""");
        Coverage.Of(EvaluationRecord.Parse(Recorded(Digest.Of("other")).Bytes), Content.Manifest(New, tool))
            .WhyNot().ShouldNotBeNull().ShouldContain("tools/refund");
    }

    private static PinnedContent Recorded(Digest tool)
    {
        return Content.With(
            Content.Evaluation(New, Sixty),
            record => record with { RanOnArtifacts = new Dictionary<string, Digest> { ["tools/refund"] = tool } });
    }

    private static ArtifactCoverage Of(PinnedContent before, PinnedContent after, PinnedContent evaluation)
    {
        // A tool is evaluated beside a prompt that stays as it is.
        var (from, to) = before.Pin.Kind == ArtifactKind.Prompt
            ? (Content.Manifest(before), Content.Manifest(after, evaluation)) : (Content.Manifest(New, before),
            Content.Manifest(New, after, evaluation));
        return EvaluationCoverage.Of(from, to, CompareManifests.Of(from, to), Results.Gate).ShouldHaveSingleItem();
    }
}
