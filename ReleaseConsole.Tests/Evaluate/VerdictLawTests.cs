using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Evaluate;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Evaluate;

/// <summary>What must hold of every judgement, whatever the results are.</summary>
public sealed class VerdictLawTests
{
    private const int Runs = 40;

    private static readonly Gen<(EvaluationRecord Before, EvaluationRecord After)> Two =
        from before in Results.Any(45) from after in Results.Any(45) select (before, after);

    [Fact]
    public void Swapping_the_sides_flips_the_sign_and_turns_worse_into_better() => Laws.Hold(Two, two =>
    {
        var (forth, back) = (Whole(two.Before, two.After), Whole(two.After, two.Before));
        return forth.Zip(back).All(one =>
            Near(one.First.Difference, -one.Second.Difference) && Near(one.First.Lower, -one.Second.Upper)
                && Near(one.First.PValue, one.Second.PValue)
            && (one.First.Outcome != VerdictOutcome.Degraded || one.Second.Outcome == VerdictOutcome.Improved)
            && (one.First.Outcome != VerdictOutcome.Improved || one.Second.Outcome is VerdictOutcome.Degraded or VerdictOutcome.NotWorse));
    }, Runs);

    [Fact]
    public void Identical_runs_are_never_better_or_worse() => Laws.Hold(
        Results.Any(60), run =>
            Everything(run, run).All(one => one.Outcome is not (VerdictOutcome.Improved or VerdictOutcome.Degraded)), Runs);

    [Fact]
    public void The_order_of_rows_decides_nothing() => Laws.Hold(
        from two in Two from seed in Gen.Choose(0, int.MaxValue) select (two, seed),
        test =>
        {
            var shuffled = Results.Of(test.two.After.Rows.OrderBy(row => HashCode.Combine(row.Case, row.Repeat, test.seed)).ToList());
            return Everything(test.two.Before, test.two.After).Zip(Everything(test.two.Before, shuffled))
                .All(one => one.First.Key == one.Second.Key && one.First.Slice == one.Second.Slice
                    && one.First.Outcome == one.Second.Outcome
                    && Near(one.First.Difference, one.Second.Difference) && Near(one.First.Lower, one.Second.Lower));
        }, Runs);

    [Fact]
    public void Answers_that_become_errors_are_missing_and_never_turn_into_losses() => Laws.Hold(
        from two in Two from lost in Gen.Choose(1, 45) select (two, lost),
        test =>
        {
            var cut = Results.Of(
                test.two.After.Rows.Select(
                    (row, at) =>
                        at < test.lost ? row with { Pass = null, Score = null, LatencyMs = null, Error = "timed out" } : row).ToList());
            var (before, after) = (Pass(test.two.Before, test.two.After), Pass(test.two.Before, cut));
            return test.two.After.Rows.Any(row => row.Repeat > 0)
                || (after.Regressed <= before.Regressed && after.Improved <= before.Improved
                    && after.Pairs + after.Errors == before.Pairs + before.Errors);
        }, Runs);

    [Fact]
    public void Holms_correction_keeps_the_order_and_lowers_nothing() => Laws.Hold(
        Gen.Choose(0, 1000).Select(one => one / 1000.0).ListOf(6),
        values =>
        {
            var adjusted = Multiplicity.Holm([.. values]);
            return values.Zip(adjusted).All(one => one.Second >= one.First && one.Second <= 1)
                && values.Index().All(
                    one => values.Index().All(other => one.Item > other.Item || adjusted[one.Index] <= adjusted[other.Index]));
        });

    [Fact]
    public void A_verdict_reads_back_from_the_assessment_it_is_stored_in() => Laws.Hold(
        Two, two => Everything(two.Before, two.After).Select(one => one with { CandidateDigest = Digest.Of("results") }).All(one =>
            CanonicalJson.DigestOf(
                JsonSerializer.Deserialize<Verdict>(CanonicalJson.Of(one), CanonicalJson.Options)!) == CanonicalJson.DigestOf(one)), 20);

    [Fact]
    public void A_verdict_stored_before_metrics_had_keys_reads_as_the_gated_pass_rate()
    {
        const string stored = """
            {"evaluation":"evaluations/golden","metric":"Pass rate","outcome":"not-worse","pairs":60,"improved":0,"regressed":0,"errors":0,"unpaired":0,
             "margin":0.05,"candidateDigest":"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","reason":"It was so."}
            """;
        var verdict = JsonSerializer.Deserialize<Verdict>(stored, CanonicalJson.Options).ShouldNotBeNull();
        (verdict.Key, verdict.IsGated, verdict.HigherIsBetter, verdict.Unit, verdict.Slice, verdict.Statistics).ShouldBe(
            ("pass", true, true, MeasureUnit.Share, null, null));
    }

    private static IReadOnlyList<Verdict> Whole(EvaluationRecord before, EvaluationRecord after) =>
        [.. Everything(before, after).Where(one => one.Slice is null)];

    private static Verdict Pass(EvaluationRecord before, EvaluationRecord after) =>
        Everything(before, after).First(one => one is { Key: "pass", Slice: null });

    // Latency gates too, so that a metric whose better side is down is among them.
    private static IReadOnlyList<Verdict> Everything(EvaluationRecord before, EvaluationRecord after)
    {
        var gate = Results.Gate with
        {
            MinimumPairs = 5,
            MaximumMissing = 1,
            Metrics = new Dictionary<string, MetricRule> { ["latency"] = new(Gated: true, null, Margin: 20, null) },
        };
        var judged = Results.Judge(before, after, gate);
        return [.. judged.Gated, .. judged.Explored];
    }

    private static bool Near(double? one, double? other) =>
        one is null ? other is null : other is { } known && Math.Abs(one.Value - known) <= 1e-9 * Math.Max(1, Math.Abs(known));
}
