using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>
/// What the policy asks of an evaluation: how much worse is still tolerated (a share of cases), how sure the bounds are (one-sided),
/// how few pairs and how many missing ones (a share) it accepts.
/// </summary>
public sealed record EvaluationGate(double Margin, double Confidence, int MinimumPairs, double MaximumMissing)
{
    /// <summary>The spread between groups cannot be estimated from fewer of them (Cameron and Miller, 2015).</summary>
    public const int FewestClusters = 20;

    /// <summary>What a policy that does not say otherwise wants evaluated.</summary>
    public static IReadOnlyList<ArtifactKind> UsuallyCovered { get; } = [ArtifactKind.Prompt, ArtifactKind.Tool, ArtifactKind.Model];

    /// <summary>
    /// What is said of single metrics, by key; the others are watched, and the pass rate (or the score, without one) gates.
    /// </summary>
    public IReadOnlyDictionary<string, MetricRule> Metrics { get; init; } = new Dictionary<string, MetricRule>();

    public GroupReading Groups { get; init; }

    /// <summary>What an evaluation must have run with once it changed, shown by its digest.</summary>
    public IReadOnlyList<ArtifactKind> Covers { get; init; } = UsuallyCovered;

    /// <summary>The p-value at or below which the exact test speaks of a difference.</summary>
    public double Alpha => 1 - Confidence;

    /// <summary>The two-sided confidence of an interval whose ends are the one-sided bounds.</summary>
    public double TwoSided => (2 * Confidence) - 1;

    /// <param name="isMain">Whether it is what the evaluation gates by when the policy names no metric.</param>
    public MetricRule RuleOf(Metric metric, bool isMain) => Stated(metric) is { } stated
        ? stated with
        {
            HigherIsBetter = stated.HigherIsBetter ?? metric.HigherIsBetter ?? true,
            Margin = stated.Margin ?? (stated.MarginShare is null ? Usual(metric) : null),
            IsDirectionKnown = (stated.HigherIsBetter ?? metric.HigherIsBetter) is not null,
        }
        : new MetricRule(isMain, metric.HigherIsBetter ?? true, Usual(metric), MarginShare: null)
        {
            IsDirectionKnown = metric.HigherIsBetter is not null,
        };

    private MetricRule? Stated(Metric metric) => Metrics.TryGetValue(metric.Key, out var stated)
        || (Metric.IsNamed(metric.Key, metric.Title, metric.Title) && Metrics.TryGetValue(metric.Title, out stated)) ? stated : null;

    private double? Usual(Metric metric) => metric.Unit == MeasureUnit.Share ? Margin : null;
}
