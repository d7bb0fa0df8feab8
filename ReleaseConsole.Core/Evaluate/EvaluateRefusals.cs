using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>Every expected "no" about results.</summary>
public static class EvaluateRefusals
{
    public static Refusal NoResults(Digest digest) => new(
        "no-results", $"This product has no results with the digest {digest.Abbreviated} for that evaluation.", RefusalKind.NotFound);

    public static Refusal NotNamed() => new(
        "results-not-named", "Name the evaluation's path and the digests of the baseline's and the candidate's results.",
        RefusalKind.Rejected);

    public static Refusal RunsOutOfRange(int most) => new(
        "runs-out-of-range", $"A gate judges itself between 1 and {most} times.", RefusalKind.Rejected);

    public static Refusal MetricOutOfRange(string metric) => new(
        "metric-out-of-range", $"{metric}: the confidence lies between 0 and 1, and the tolerance is a share of 0 or more.",
        RefusalKind.Rejected);

    public static Refusal WeightsUnfit(string why) => new("weights-unfit", why, RefusalKind.Rejected);

    public static Refusal TooManyPoints(long pairs) => new(
        "too-many-points",
        $"These metrics have more than {pairs / 1_000_000} million pairs of points. Send fewer metrics or a shorter span.",
        RefusalKind.Rejected);
}
