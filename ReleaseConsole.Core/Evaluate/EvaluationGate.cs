namespace ReleaseConsole.Core.Evaluate;

/// <summary>
/// What the policy asks of an evaluation: how much worse is still tolerated (a share of cases), how sure the bounds are (one-sided),
/// how few pairs and how many missing ones (a share) it accepts.
/// </summary>
public sealed record EvaluationGate(double Margin, double Confidence, int MinimumPairs, double MaximumMissing)
{
    /// <summary>The p-value at or below which the exact test speaks of a difference.</summary>
    public double Alpha => 1 - Confidence;
}
