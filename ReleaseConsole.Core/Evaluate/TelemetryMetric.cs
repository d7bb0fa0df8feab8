namespace ReleaseConsole.Core.Evaluate;

/// <summary>
/// One metric watched while a release runs beside what it replaces. <see cref="Tolerance"/> is a share of the baseline's median that
/// may be lost without a word; <see cref="Allowed"/> how large the effect may be in the worse direction.
/// </summary>
public sealed record TelemetryMetric(string Name, string Group, IReadOnlyList<double> Baseline, IReadOnlyList<double> Candidate)
{
    public Worse Worse { get; init; } = Worse.Either;
    public double Tolerance { get; init; } = 0.25;
    public double Confidence { get; init; } = 0.98;
    public EffectSize Effect { get; init; }

    /// <summary>Not at all, unless it is said.</summary>
    public EffectLimits? Allowed { get; init; }

    /// <summary>Beyond these a worse metric fails the whole, critical or not.</summary>
    public EffectLimits? Critical { get; init; }

    /// <summary>
    /// Points that are no number count as 0 instead of being left out, as for a counter that is silent when nothing happens.
    /// </summary>
    public bool MissingIsZero { get; init; }

    /// <summary>Anything but a pass of this metric fails the whole.</summary>
    public bool IsCritical { get; init; }

    /// <summary>No points count as a failure, not as silence.</summary>
    public bool MustHaveData { get; init; }
    public bool DropsOutliers { get; init; }
}
