using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>
/// Lets a gate judge results against themselves, so that it shows how often it speaks of a difference where there is none. Seeded: the
/// same results give the same rate. Work is bounded; of very many cases fewer runs are made.
/// </summary>
public static class SelfCheck
{
    public const int MostRuns = 1000;

    private const long MostValues = 20_000_000;
    private const int Resamples = 400;

    public static FalseFlips Of(
        EvaluationRecord before, EvaluationRecord after, EvaluationGate gate, int runs = 200, int seed = 20241101,
        CancellationToken cancel = default)
    {
        var paired = new PairedRuns(before, after);
        var gated = MeasuredMetric.In(before, after).Select(metric => (Metric: metric, Rule: gate.RuleOf(metric.Metric, metric.IsMain)))
            .Where(one => one.Rule.Gated).Select(one => NullMetric.Of(paired, one.Metric, gate)).Where(one => one.Pairs >= 2).ToList();
        var split = gated.Exists(one => one.HasRepeats) ? NullSplit.Repeats : NullSplit.Sides;
        var pairs = gated.Sum(one => (long)one.Pairs);
        if (pairs == 0)
            return new FalseFlips(split, 0, 0, 0, 0, 0, 0, new Bounds(0, 1));
        var made = (int)Math.Clamp(Math.Min(runs, MostValues / pairs), 1, MostRuns);
        var counts = new int[4];
        for (var run = 0; run < made; run++)
        {
            cancel.ThrowIfCancellationRequested();
            counts[(int)Said(gated, split, unchecked((ulong)((seed * 2654435761L) + run)), gate)]++;
        }
        var (lower, upper) = ExactRate.Of(counts[(int)Flip.Better] + counts[(int)Flip.Worse], made);
        return new FalseFlips(
            split, made, counts[(int)Flip.Better], counts[(int)Flip.Worse], counts[(int)Flip.CannotTell], counts[(int)Flip.NotWorse],
            gated.Max(one => one.Pairs), new Bounds(lower, upper));
    }

    // One run of the whole gate: all its metrics, with Holm's correction, as a release is judged.
    private static Flip Said(List<NullMetric> gated, NullSplit split, ulong seed, EvaluationGate gate)
    {
        var estimates = gated.Select(one => (one.Margin, Sample: one.Draw(split, seed)))
            .Where(one => one.Sample.Pairs >= Math.Max(2, gate.MinimumPairs))
            .Select(one => (one.Margin, Estimate: PairedEstimate.Of(one.Sample, higherIsBetter: true, gate, Resamples))).ToList();
        var adjusted = Multiplicity.Holm([.. estimates.Select(one => one.Estimate.PValue)]);
        var outcomes = estimates.Select((one, at) => Measured.OutcomeOf(
            (one.Estimate.Gain.Mean, one.Estimate.Lower, one.Estimate.Upper), one.Margin, adjusted[at] <= gate.Alpha,
            tooManyMissing: false)).ToList();
        return outcomes.Contains(VerdictOutcome.Degraded) ? Flip.Worse
            : outcomes.Contains(VerdictOutcome.Improved) ? Flip.Better
            : outcomes.Count < gated.Count || outcomes.Contains(VerdictOutcome.Inconclusive) ? Flip.CannotTell : Flip.NotWorse;
    }

    private enum Flip
    {
        NotWorse,
        CannotTell,
        Better,
        Worse,
    }

    /// <summary>One gated metric with the better side up, and what its cases can be split into.</summary>
    private sealed record NullMetric(PairedSample Sample, ulong[] Units, double[][] Repeats, string?[] RepeatGroups, double Margin)
    {
        public int Pairs => Sample.Pairs;

        public bool HasRepeats => Repeats.Length * 2 >= Pairs && Repeats.Length >= 2;

        public static NullMetric Of(PairedRuns runs, MeasuredMetric metric, EvaluationGate gate)
        {
            var (sample, cases) = runs.Of(metric);
            var rule = gate.RuleOf(metric.Metric, metric.IsMain);
            var sign = rule.HigherIsBetter!.Value ? 1 : -1;
            var repeated = runs.Repeats(metric).Select(one => (Values: Longer(one.After, one.Before), one.Group))
                .Where(one => one.Values.Count > 1).ToList();
            return new NullMetric(
                new PairedSample([.. sample.Before.Select(value => value * sign)], [.. sample.After.Select(value => value * sign)],
                sample.Groups, 0, 0), UnitsOf(sample, cases, gate),
                [.. repeated.Select(one => one.Values.Select(value => value * sign).Order().ToArray())],
                [.. repeated.Select(one => one.Group)],
                MeasureRuns.MarginOf(metric.Metric, rule, sample, gate));
        }

        public PairedSample Draw(NullSplit split, ulong seed) => split == NullSplit.Repeats && HasRepeats ? Dealt(seed) : Swapped(seed);

        private PairedSample Dealt(ulong seed)
        {
            var random = new Draws(seed);
            var (before, after) = (new double[Repeats.Length], new double[Repeats.Length]);
            for (var at = 0; at < Repeats.Length; at++)
            {
                var dealt = (double[])Repeats[at].Clone();
                for (var from = dealt.Length - 1; from > 0; from--)
                {
                    var to = (int)(((random.Next() >> 32) * (ulong)(from + 1)) >> 32);
                    (dealt[from], dealt[to]) = (dealt[to], dealt[from]);
                }
                var half = dealt.Length / 2;
                (before[at], after[at]) = (dealt[..half].Average(), dealt[half..(2 * half)].Average());
            }
            return new PairedSample(before, after, RepeatGroups, 0, 0);
        }

        // A case has one draw for all metrics, and a cluster one for all its cases, so that both stay as related as they are.
        private PairedSample Swapped(ulong seed)
        {
            var (before, after) = ((double[])Sample.Before.Clone(), (double[])Sample.After.Clone());
            for (var at = 0; at < before.Length; at++)
                if ((new Draws(seed ^ (Units[at] * 0xD1342543DE82EF95)).Next() >> 63) == 1)
                    (before[at], after[at]) = (after[at], before[at]);
            return Sample with { Before = before, After = after };
        }

        private static ulong[] UnitsOf(PairedSample sample, int[] cases, EvaluationGate gate)
        {
            var clustered = Clusters.In(sample.Groups)?.Decide(gate.Groups) == true;
            return [.. cases.Select((at, pair) => clustered && sample.Groups[pair] is { } group ? NumberOf(group) : (ulong)at + 1)];
        }

        // FNV-1a: the same on every machine, which a string's own hash is not.
        private static ulong NumberOf(string group) =>
            group.Aggregate(14695981039346656037UL, (hash, letter) => unchecked((hash ^ letter) * 1099511628211));

        private static List<double> Longer(List<double>? one, List<double>? other) =>
            (one?.Count ?? 0) >= (other?.Count ?? 0) ? one ?? [] : other!;
    }
}
