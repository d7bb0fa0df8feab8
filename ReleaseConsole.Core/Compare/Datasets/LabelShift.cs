using MathNet.Numerics;

namespace ReleaseConsole.Core.Compare.Datasets;

/// <summary>
/// How far the labels of one column moved: the population stability index, Σ (after − before) · ln(after ÷ before) over the shares, with
/// half a row added to every label so that a new one does not make it endless; and the chi-square test of homogeneity with its p-value.
/// </summary>
public sealed record LabelShift(double StabilityIndex, double ChiSquare, int Freedom, double PValue)
{
    /// <summary>From here on a shift is worth a look; from 0.25 on it is large (the index's usual marks).</summary>
    public const double Worthwhile = 0.1;

    public const double Large = 0.25;

    public static LabelShift Of(IReadOnlyDictionary<string, long> before, IReadOnlyDictionary<string, long> after)
    {
        var labels = before.Keys.Union(after.Keys).ToList();
        var (was, now) = ((double)before.Values.Sum(), (double)after.Values.Sum());
        double index = 0, chi = 0;
        foreach (var label in labels)
        {
            var (old, young) = (before.GetValueOrDefault(label), after.GetValueOrDefault(label));
            var (p, q) = ((old + 0.5) / (was + (0.5 * labels.Count)), (young + 0.5) / (now + (0.5 * labels.Count)));
            index += (q - p) * Math.Log(q / p);
            if (was == 0 || now == 0)
                continue;
            var (expectedOld, expectedYoung) = ((old + young) * was / (was + now), (old + young) * now / (was + now));
            chi += (Math.Pow(old - expectedOld, 2) / expectedOld) + (Math.Pow(young - expectedYoung, 2) / expectedYoung);
        }
        var freedom = labels.Count - 1;
        // P(X² ≥ x) = Q(k/2, x/2), the upper regularised incomplete gamma function.
        var likely = freedom <= 0 || was == 0 || now == 0 ? 1 : SpecialFunctions.GammaUpperRegularized(freedom / 2.0, chi / 2);
        return new LabelShift(index, chi, Math.Max(0, freedom), likely);
    }
}
