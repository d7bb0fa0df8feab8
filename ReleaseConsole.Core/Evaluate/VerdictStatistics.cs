namespace ReleaseConsole.Core.Evaluate;

/// <summary>Two ends of an interval.</summary>
public sealed record Bounds(double Lower, double Upper)
{
    internal Bounds Turned() => new(-Upper, -Lower);
}

/// <summary>A rate's two-sided 95 % intervals: Wilson's, and the exact one of Clopper and Pearson.</summary>
public sealed record RateBounds(Bounds Wilson, Bounds ClopperPearson);

/// <summary>How paired differences are spread: how many lie in each of equally wide bins.</summary>
public sealed record Spread(double From, double Width, IReadOnlyList<int> Counts)
{
    internal Spread Turned() => new(-From - (Width * Counts.Count), Width, [.. Counts.Reverse()]);
}

/// <summary>
/// What a verdict was read from. The intervals are two-sided at <see cref="Confidence"/> and turned as <see cref="Orientation"/> says;
/// <see cref="MinimumDetectable"/> is the loss found with 80 % power, <see cref="PairsNeeded"/> how many pairs would show the margin.
/// </summary>
public sealed record VerdictStatistics(double Confidence, double StandardError, double MinimumDetectable, double SignTest)
{
    /// <summary>When cases come in groups: the error if groups were drawn like cases are.</summary>
    public double? ClusteredError { get; init; }

    public int? Groups { get; init; }

    /// <summary>Whether the groups decided: <see cref="StandardError"/> and the test are theirs.</summary>
    public bool IsClustered { get; init; }

    public double? McNemarExact { get; init; }

    public double? McNemarMidP { get; init; }

    public double? PairedT { get; init; }

    public Bounds? TInterval { get; init; }

    public Bounds? ScoreInterval { get; init; }

    public Bounds? BootstrapInterval { get; init; }

    public int? Resamples { get; init; }

    public RateBounds? BaselineRate { get; init; }

    public RateBounds? CandidateRate { get; init; }

    public int? PairsNeeded { get; init; }

    public Spread? Spread { get; init; }

    public Orientation Orientation { get; init; }

    /// <summary>As the verdict's own difference is: candidate less baseline, in the metric's unit.</summary>
    internal VerdictStatistics AsDifference(bool higherIsBetter) => Turned(Orientation.CandidateLessBaseline, higherIsBetter);

    /// <summary>With the better side to the right, whichever way they were kept.</summary>
    public VerdictStatistics AsGain(bool higherIsBetter) => Turned(Orientation.BetterIsPositive, higherIsBetter);

    private VerdictStatistics Turned(Orientation to, bool higherIsBetter) => Orientation == to || higherIsBetter
        ? this with { Orientation = to }
        : this with
        {
            Orientation = to,
            TInterval = TInterval?.Turned(),
            ScoreInterval = ScoreInterval?.Turned(),
            BootstrapInterval = BootstrapInterval?.Turned(),
            Spread = Spread?.Turned(),
        };
}

/// <summary>Which way intervals and spread point; answers from before they said so have the better side positive.</summary>
public enum Orientation
{
    BetterIsPositive,
    CandidateLessBaseline,
}
