using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Bench;

/// <summary>
/// 50 000 paired rows judged as a release is: paired by case, two gated and three watched metrics, 12 slices of each, bootstrap and
/// all; beside the same rows paired by case with one mean difference and its t interval.
/// </summary>
internal static class EvaluateBenchmark
{
    private const int Rows = 50_000;
    private static readonly string[] Kinds =
        ["refund", "delivery", "account", "product", "damaged", "instructions", "voucher", "return", "invoice", "warranty", "complaint",
        "other"];

    public static Contest Prepare()
    {
        var (before, after) = (Run(seed: 1, shift: 0), Run(seed: 2, shift: .01));
        var gate = new EvaluationGate(Margin: .05, Confidence: .95, MinimumPairs: 30, MaximumMissing: .1)
        {
            Metrics = new Dictionary<string, MetricRule> { ["score"] = new(Gated: true, null, Margin: .02, null) },
        };
        var verdicts = 0;
        return new Contest(
            $"{Rows} paired evaluation rows judged, with bootstrap",
            new Runner("JudgeEvaluation.Of, all metrics and slices", () =>
            {
                var judged = JudgeEvaluation.Of(before, after, gate);
                verdicts = judged.Gated.Count + judged.Explored.Count;
                return ValueTask.CompletedTask;
            }),
            new Runner("pair by case, mean difference, paired t", () =>
            {
                var was = before.Rows.ToDictionary(row => row.Case, row => row.Score!.Value, StringComparer.Ordinal);
                var difference = PairedDifference.Of([.. after.Rows.Select(row => row.Score!.Value - was[row.Case])]);
                _ = (PairedT.Interval(difference, .9), PairedT.PValue(difference));
                return ValueTask.CompletedTask;
            }),
            rounds: 11,
            note: () =>
                $"{verdicts} verdicts; the bootstrap draws {Bootstrap.Few} resamples of each score, latency, cost and token difference; the wall time asked for is at most 1000 ms");
    }

    private static EvaluationRecord Run(int seed, double shift)
    {
        var random = new Random(seed);
        var rows = Enumerable.Range(0, Rows).Select(at =>
        {
            var score = Math.Clamp(.7 + shift + (.3 * (random.NextDouble() - .5)), 0, 1);
            return new EvaluationRow(
                $"case-{at:00000}", null, Kinds[at % Kinds.Length], 0, "desk", random.NextDouble() < .9 + shift, score, null,
                200 + (random.NextDouble() * 900), random.NextDouble() * .01, 0)
            {
                Tokens = random.Next(200, 2000),
            };
        }).ToList();
        return new EvaluationRecord("table", null, null, [], ["desk"], rows, EvaluationStats.Of(rows));
    }
}
