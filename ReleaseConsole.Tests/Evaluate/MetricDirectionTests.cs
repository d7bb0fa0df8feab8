using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Tests.Evaluate;

/// <summary>Which side of a score is better, where no policy says so: never the harm.</summary>
public sealed class MetricDirectionTests
{
    [Theory]
    [InlineData("toxicity")]
    [InlineData("Toxicity")]
    [InlineData("toxicityScore")]
    [InlineData("hallucination_rate")]
    [InlineData("HallucinationMetric")]
    [InlineData("error_rate")]
    [InlineData("WER")]
    [InlineData("word_error_rate")]
    [InlineData("perplexity")]
    [InlineData("val/loss")]
    [InlineData("bias")]
    [InlineData("policy-violations")]
    [InlineData("latency_p95")]
    [InlineData("p95Latency")]
    [InlineData("attack_success_rate")]
    [InlineData("false_positive_rate")]
    [InlineData("rmse")]
    [InlineData("cost_per_case")]
    [InlineData("safety_violations")]
    [InlineData("compliance_errors")]
    [InlineData("quality_defects")]
    [InlineData("detection_latency")]
    [InlineData("low_quality")]
    [InlineData("non_compliance")]
    [InlineData("failed_safety_checks")]
    [InlineData("safety_false_positives")]
    [InlineData("errors_in_compliance")]
    public void Of_a_harm_or_an_error_less_is_better(string name) => MetricDirection.HigherIsBetter(name).ShouldBe(false);

    [Theory]
    [InlineData("faithfulness")]
    [InlineData("f1")]
    [InlineData("exact_match")]
    [InlineData("Helpful")]
    [InlineData("not-toxic")]
    [InlineData("non_toxicity")]
    [InlineData("hallucination_free")]
    [InlineData("error_handling")]
    [InlineData("harmlessness")]
    [InlineData("toxicity_accuracy")]
    [InlineData("refusal_correctness")]
    [InlineData("attack_resistance")]
    [InlineData("ROUGE-L")]
    [InlineData("mean_average_precision")]
    [InlineData("Kosten")]
    [InlineData("no_errors")]
    [InlineData("fewer_complaints")]
    [InlineData("false_positive_reduction")]
    [InlineData("robustness_to_noise")]
    [InlineData("correct_refusals")]
    [InlineData("text_to_sql_accuracy")]
    public void Of_anything_else_more_is_better(string name) => MetricDirection.HigherIsBetter(name).ShouldBe(true);

    [Theory]
    [InlineData("refusal_rate")]
    [InlineData("answer_length")]
    [InlineData("escalations")]
    [InlineData("jailbreaks_detected")]
    [InlineData("pii_detected")]
    [InlineData("handling_time")]
    [InlineData("time_to_resolution")]
    [InlineData("recovery_time")]
    [InlineData("no_answer")]
    public void Of_what_may_be_good_or_bad_nothing_is_held(string name) => MetricDirection.HigherIsBetter(name).ShouldBeNull();

    [Fact]
    public void More_toxicity_is_degraded_and_less_is_improved()
    {
        Judge("toxicity", .5, .9).ShouldSatisfyAllConditions(
            one => (one.Outcome, one.HigherIsBetter).ShouldBe((VerdictOutcome.Degraded, false)),
            one => one.Reason.ShouldEndWith("toxicity rose by 0.4, beyond chance."));
        Judge("toxicity", .9, .5).Outcome.ShouldBe(VerdictOutcome.Improved);
        Judge("faithfulness", .9, .5).Outcome.ShouldBe(VerdictOutcome.Degraded);
    }

    [Theory]
    [InlineData(.2, .6)]
    [InlineData(.6, .2)]
    public void A_score_whose_better_side_nobody_says_is_neither_improved_nor_degraded(double before, double after)
    {
        var verdict = Judge("refusal_rate", before, after);
        (verdict.Outcome, verdict.Reason).ShouldBe((
            VerdictOutcome.Inconclusive,
            $"Cannot tell: refusal_rate {(after > before ? "rose" : "fell")} by 0.4, beyond chance; which side of it is better, no policy says."));
    }

    [Fact]
    public void A_policy_that_says_which_side_is_better_is_followed()
    {
        EvaluationGate Saying(bool higher) => Results.Gate with
        {
            Metrics = new Dictionary<string, MetricRule> { ["refusal_rate"] = new(Gated: true, higher, null, null) },
        };
        Judge("refusal_rate", .2, .6, Saying(higher: false)).Outcome.ShouldBe(VerdictOutcome.Degraded);
        Judge("refusal_rate", .2, .6, Saying(higher: true)).Outcome.ShouldBe(VerdictOutcome.Improved);
    }

    private static Verdict Judge(string metric, double before, double after, EvaluationGate? gate = null)
    {
        EvaluationRecord Run(double score) => Results.Of(
            Enumerable.Range(0, 40).Select(at => Results.Row(at, score: score + (at % 4 / 100.0)) with { Metric = metric }));
        return Results.Judge(Run(before), Run(after), gate).Gated.ShouldHaveSingleItem();
    }
}
