using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Evaluate;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Evaluate;

public sealed class JudgeEvaluationTests
{
    private static readonly EvaluationGate Gate = new(Margin: .05, Confidence: .95, MinimumPairs: 30, MaximumMissing: .1);
    private static readonly PinnedContent Old = Content.Prompt("triage", "Old words.");
    private static readonly PinnedContent New = Content.Prompt("triage", "New words.");

    [Fact]
    public void Sixty_cases_that_all_come_out_the_same_are_not_worse() =>
        Judge(Same(60), Same(60)).ShouldSatisfyAllConditions(
            verdict => verdict.Outcome.ShouldBe(VerdictOutcome.NotWorse),
            verdict => verdict.Pairs.ShouldBe(60),
            verdict => verdict.Lower!.Value.ShouldBeInRange(-.05, -.04));

    [Fact]
    public void Forty_cases_that_all_come_out_the_same_cannot_tell() =>
        Judge(Same(40), Same(40)).Outcome.ShouldBe(VerdictOutcome.Inconclusive);

    [Fact]
    public void Fourteen_of_sixty_cases_lost_is_degraded() =>
        Judge(Same(60), new string('-', 14) + Same(46)).ShouldSatisfyAllConditions(
            verdict => verdict.Outcome.ShouldBe(VerdictOutcome.Degraded),
            verdict => verdict.Regressed.ShouldBe(14),
            verdict => verdict.PValue!.Value.ShouldBe(2 / Math.Pow(2, 14), 1e-9));

    [Fact]
    public void Fourteen_of_sixty_cases_won_is_improved() =>
        Judge(new string('-', 14) + Same(46), Same(60)).Outcome.ShouldBe(VerdictOutcome.Improved);

    [Fact]
    public void A_case_without_an_answer_is_missing_and_no_loss() =>
        Judge(Same(60), "!" + Same(59)).ShouldSatisfyAllConditions(
            verdict => verdict.Errors.ShouldBe(1),
            verdict => verdict.Pairs.ShouldBe(59),
            verdict => verdict.Regressed.ShouldBe(0),
            verdict => verdict.Outcome.ShouldBe(VerdictOutcome.NotWorse));

    [Fact]
    public void Too_many_missing_answers_cannot_tell() =>
        Judge(Same(200), new string('!', 40) + Same(160)).Outcome.ShouldBe(VerdictOutcome.Inconclusive);

    [Fact]
    public void Missing_answers_do_not_hide_a_clear_loss() =>
        Judge(Same(200), new string('!', 40) + new string('-', 100) + Same(60)).Outcome.ShouldBe(VerdictOutcome.Degraded);

    [Fact]
    public void Too_few_pairs_are_said_to_be_too_few() => Judge(Same(29), Same(29)).Outcome.ShouldBe(VerdictOutcome.TooFewSamples);

    [Fact]
    public void Cases_only_one_side_ran_are_counted_and_left_out() => Judge(Same(70), Same(60)).Unpaired.ShouldBe(10);

    [Fact]
    public void Cases_of_the_baseline_that_were_not_run_cannot_hide_what_they_would_show() =>
        Judge(Same(100) + new string('-', 100), Same(100)).ShouldSatisfyAllConditions(
            verdict => (verdict.Outcome, verdict.Pairs, verdict.Unpaired).ShouldBe((VerdictOutcome.Inconclusive, 100, 100)),
            verdict => verdict.Reason.ShouldBe(
                "Cannot tell: 100 of 200 cases of the baseline were not run; the policy accepts 10.0 %."));

    [Fact]
    public void A_case_or_two_that_were_not_run_are_named_and_decide_nothing() =>
        Judge(Same(102), Same(100)).ShouldSatisfyAllConditions(
            verdict => verdict.Outcome.ShouldBe(VerdictOutcome.NotWorse),
            verdict => verdict.Reason.ShouldEndWith(" 2 cases of the baseline were not run."));

    [Fact]
    public void Cases_that_are_new_are_not_missing() =>
        Judge(Same(60), Same(200)).ShouldSatisfyAllConditions(
            verdict => (verdict.Outcome, verdict.Unpaired).ShouldBe((VerdictOutcome.NotWorse, 140)),
            verdict => verdict.Reason.ShouldNotContain("not run"));

    [Fact]
    public void Cases_without_an_answer_and_cases_that_were_not_run_are_missing_together() =>
        Judge(Same(200), new string('!', 15) + Same(165)).Reason.ShouldBe(
            "Cannot tell: 15 of 200 cases of the baseline have no answer, and 20 were not run; the policy accepts 10.0 %.");

    [Fact]
    public void Cases_the_baseline_did_not_answer_are_not_missed() =>
        Judge(Same(60) + new string('!', 60), Same(60)).Outcome.ShouldBe(VerdictOutcome.NotWorse);

    [Theory]
    [InlineData(29)]
    [InlineData(8)]
    [InlineData(6)]
    public void Too_few_pairs_do_not_hide_that_every_case_fails_now(int cases) =>
        Judge(Same(cases), new string('-', cases)).ShouldSatisfyAllConditions(
            verdict => verdict.Outcome.ShouldBe(VerdictOutcome.Degraded),
            verdict => verdict.Reason.ShouldEndWith($"The policy asks for 30 pairs; for a loss like this, {cases} are enough."));

    [Theory]
    [InlineData("-----")]
    [InlineData("----++++++++++++++++")]
    [InlineData("++++++++++++++++++++")]
    public void Too_few_pairs_are_too_few_for_anything_less(string marks) =>
        Judge(Same(marks.Length), marks).Outcome.ShouldBe(VerdictOutcome.TooFewSamples);

    [Fact]
    public void A_few_scores_that_fall_alike_are_too_few_however_close_they_lie() =>
        Results.Judge(Results.Scores([.8, .8, .8, .81]), Results.Scores([.5, .5, .5, .5])).Gated.ShouldHaveSingleItem()
            .Outcome.ShouldBe(VerdictOutcome.TooFewSamples);

    [Fact]
    public void Runs_without_a_common_case_cannot_be_compared() =>
        Judge(Content.Evaluation(Old, Same(60)),
        Content.Evaluation(New, Same(60), firstCase: "other")).Outcome.ShouldBe(VerdictOutcome.Incomparable);

    [Fact]
    public void Results_on_other_bytes_say_nothing_about_the_release() =>
        Judge(Content.Evaluation(Old, Same(60)), Content.Evaluation(Old, Same(60))).ShouldSatisfyAllConditions(
            verdict => verdict.Outcome.ShouldBe(VerdictOutcome.Incomparable),
            verdict => verdict.Reason.ShouldContain("other bytes"));

    [Fact]
    public void Results_taken_over_say_nothing_about_a_tool_that_changed_in_between()
    {
        var (results, was, now) = (
            Content.Evaluation(Old, Same(60)), Content.Taking("refund", "amount", """{"type":"number","maximum":100}"""),
            Content.Taking("refund", "amount", """{"type":"number"}"""));

        var verdict = JudgeEvaluation.Of(Content.Manifest(Old, was, results), Content.Manifest(Old, now, results), Gate).Gated
            .ShouldHaveSingleItem();
        (verdict.Outcome, verdict.Reason).ShouldBe(
            (VerdictOutcome.Incomparable, "These are the results of what is replaced, from before tools/refund changed. Run it again."));

        JudgeEvaluation.Of(Content.Manifest(Old, was, results), Content.Manifest(Old, was, results), Gate).Gated.ShouldHaveSingleItem()
            .Outcome.ShouldBe(VerdictOutcome.NotWorse);
        var recorded = Content.With(
            results, record => record with { RanOnArtifacts = new Dictionary<string, Digest> { [now.Pin.Path] = now.Pin.Digest } });
        JudgeEvaluation.Of(Content.Manifest(Old, now, recorded), Content.Manifest(Old, now, recorded), Gate).Gated.ShouldHaveSingleItem()
            .Outcome.ShouldBe(VerdictOutcome.NotWorse);
    }

    [Fact]
    public void A_first_release_has_nothing_to_be_compared_with()
    {
        var verdict = JudgeEvaluation.Of(ManifestContents.Nothing, Content.Manifest(New, Content.Evaluation(New, Same(60))), Gate).Gated
            .ShouldHaveSingleItem();
        verdict.Outcome.ShouldBe(VerdictOutcome.Incomparable);
        verdict.Reason.ShouldContain("no baseline");
        verdict.Candidate.ShouldBe(1);
    }

    [Fact]
    public void Results_of_a_release_without_prompts_name_something_else_of_it()
    {
        var (was, now) = (Content.Settings("a: 1"), Content.Settings("a: 2"));
        PinnedContent Results(string cases, PinnedContent? of) => Content.With(Content.Evaluation(Old, cases), record => record with
        {
            RanOn = [],
            RanOnArtifacts = of is null ? null : new Dictionary<string, Digest> { [of.Pin.Path] = of.Pin.Digest },
        });
        Verdict Judged(PinnedContent before, PinnedContent after) =>
            JudgeEvaluation.Of(Content.Manifest(was, before), Content.Manifest(now, after), Gate).Gated.ShouldHaveSingleItem();

        Judged(Results(Same(60), was), Results(Same(59) + "-", now)).Pairs.ShouldBe(60);
        Judged(Results(Same(60), was), Results(Same(59) + "-", was)).Outcome.ShouldBe(VerdictOutcome.Incomparable);
        Judged(Results(Same(60), was), Results(Same(59) + "-", null)).Outcome.ShouldBe(VerdictOutcome.Incomparable);
    }

    [Fact]
    public void Repeats_are_averaged_within_their_case()
    {
        var row = new EvaluationRow("c", null, null, 0, null, true, null, null, null, null, 0);
        var record = new EvaluationRecord(
            "t", null, null, [], [], [row, row with { Pass = false, Repeat = 1 }, row with { Pass = null, Repeat = 2 }],
            new EvaluationStats(1, 1, 1));
        PairedCases.Of(record, record).Pairs.ShouldHaveSingleItem().Before.ShouldBe(.5);
    }

    private static string Same(int cases) => new('+', cases);

    private static Verdict Judge(string before, string after) => Judge(Content.Evaluation(Old, before), Content.Evaluation(New, after));

    private static Verdict Judge(PinnedContent before, PinnedContent after) =>
        JudgeEvaluation.Of(Content.Manifest(Old, before), Content.Manifest(New, after), Gate).Gated.ShouldHaveSingleItem();
}
