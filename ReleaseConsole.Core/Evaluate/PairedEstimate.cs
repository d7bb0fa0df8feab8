using MathNet.Numerics.Distributions;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>
/// What one paired sample shows, with the better side positive: mean gain, the more careful of the intervals that apply, and the
/// p-value of "no difference". Pass and fail: exact McNemar and Tango's bounds; scores: Student's t and the bootstrap.
/// </summary>
internal sealed record PairedEstimate(
    PairedDifference Gain, int Improved, int Regressed, double Lower, double Upper, double PValue, VerdictStatistics Statistics)
{
    /// <summary>The loss that would be seen, beyond the range of the scores too: how many more pairs it takes follows from it.</summary>
    private double Detected { get; init; }

    // With fewer differing pairs than this the standard error says little; bounds from their counts join.
    private const int FewDiffer = 10;

    public static PairedEstimate Of(PairedSample sample, bool higherIsBetter, EvaluationGate gate, int resamples = Bootstrap.Usual)
    {
        var gains = sample.Gains(higherIsBetter);
        var (improved, regressed) = (gains.Count(gain => gain > 0), gains.Count(gain => gain < 0));
        var (plain, used, freedom, decides, clustered, groups) = CountedError.Of(sample, gains, gate.Groups);
        var binary = sample.IsBinary;

        var t = sample.Pairs > 1 ? Around(used, freedom, gate.TwoSided) : null;
        var wald = binary && sample.Pairs > 1 && !decides ? new Bounds(used.Lower(gate.Confidence), used.Upper(gate.Confidence)) : null;
        // Scores that all moved by one amount have an error of 0 and are certain; they are no marks that could all turn round.
        var score = binary || improved + regressed < FewDiffer || (used.StandardError == 0 && plain.StandardError > 0)
            ? Score(improved, regressed, sample, gate.Confidence)
            : null;
        var drawn = binary ? null : Bootstrap.Mean(gains, decides ? sample.Groups : null, gate.TwoSided, resamples);
        var bootstrap = drawn is null ? null : new Bounds(drawn.Lower, drawn.Upper);
        var (lower, upper) = Careful([.. new[] { wald ?? t, score, bootstrap }.OfType<Bounds>()], sample.Range);
        var detectable = Detectable(plain.Mean - lower, gate);
        var mcNemar = binary ? McNemar.Exact(regressed, improved) : (double?)null;
        var student = sample.Pairs > 1 ? TTest(used, freedom) : (double?)null;
        return new PairedEstimate(
            used, improved, regressed, lower, upper, PValueOf(decides, mcNemar, student, used, improved, regressed),
            new VerdictStatistics(
                gate.TwoSided, double.IsFinite(used.StandardError) ? used.StandardError : 0, Math.Min(sample.Range, detectable),
                McNemar.Exact(regressed, improved))
            {
                ClusteredError = clustered,
                Groups = groups,
                IsClustered = decides,
                McNemarExact = mcNemar,
                McNemarMidP = binary ? McNemar.MidP(regressed, improved) : null,
                PairedT = binary ? null : student,
                TInterval = binary && !decides ? null : t,
                ScoreInterval = score,
                BootstrapInterval = bootstrap,
                Resamples = drawn?.Resamples,
                BaselineRate = binary ? Rate(sample.Before) : null,
                CandidateRate = binary ? Rate(sample.After) : null,
            })
        { Detected = detectable };
    }

    /// <summary>About how many pairs would rule the margin out, with 80 % power, if nothing really differed.</summary>
    public int? PairsFor(double margin)
    {
        if (margin <= 0 || Detected <= margin)
            return null;
        var times = Detected / margin;
        // Bounds from counts alone shrink with the pairs, those from a standard error with their root.
        var pairs = Gain.Pairs * (Gain.StandardError == 0 ? times : times * times);
        return pairs < 1e9 ? (int)Math.Ceiling(pairs) : null;
    }

    // Of the intervals that apply the more careful bound counts: 20 agreeing pairs have a standard error of 0 and are not certain.
    private static (double Lower, double Upper) Careful(List<Bounds> apply, double reach) =>
        (Math.Max(-reach, apply.Min(one => one.Lower)), Math.Min(reach, apply.Max(one => one.Upper)));

    // The one-sided reach of the interval, widened from the stated confidence to 80 % power beside it.
    private static double Detectable(double reach, EvaluationGate gate)
    {
        var z = Normal.InvCDF(0, 1, gate.Confidence);
        return z <= 0 ? reach : Math.Sqrt(SamplePower.Factor(2 * gate.Alpha, 0.8)) * (reach / z);
    }

    private static double PValueOf(bool clustered, double? mcNemar, double? student, PairedDifference used, int improved, int regressed) =>
        (clustered, mcNemar, student) switch
        {
            (false, { } exact, _) => exact,
            (_, _, { } p) when used.StandardError > 0 => p,
            // All cases differ by the same amount: how often coins would all fall on one side.
            _ => McNemar.Exact(regressed, improved),
        };

    // Differences that are all one amount leave the formula no doubt; what a few of them show, the sign test says beside it.
    private static double TTest(PairedDifference used, int freedom) => used switch
    {
        { Mean: 0 } => 1,
        { StandardError: 0 } => 0,
        _ => 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(used.Mean / used.StandardError)),
    };

    private static Bounds Around(PairedDifference used, int freedom, double confidence)
    {
        var half = StudentT.InvCDF(0, 1, freedom, 0.5 + (confidence / 2)) * used.StandardError;
        return new Bounds(used.Mean - half, used.Mean + half);
    }

    private static Bounds Score(int improved, int regressed, PairedSample sample, double confidence)
    {
        var (lower, upper) = ScoreBounds.Of(improved, regressed, sample.Pairs, confidence);
        var range = sample.Range;
        return new Bounds(lower * range, upper * range);
    }

    private static RateBounds Rate(double[] marks)
    {
        var passed = (int)marks.Sum();
        var (wilson, exact) = (PassRate.Of(passed, marks.Length), ExactRate.Of(passed, marks.Length));
        return new RateBounds(new Bounds(wilson.Lower, wilson.Upper), new Bounds(exact.Lower, exact.Upper));
    }
}
