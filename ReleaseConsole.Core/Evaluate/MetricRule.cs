namespace ReleaseConsole.Core.Evaluate;

/// <summary>
/// What the policy says of one metric: whether it gates, which way is better, and the loss it tolerates, in the metric's own unit or as
/// a share of the baseline's mean. No margin: nothing is tolerated, so only a difference beyond chance is spoken of.
/// </summary>
public sealed record MetricRule(bool Gated, bool? HigherIsBetter, double? Margin, double? MarginShare)
{
    /// <summary>
    /// False where neither the policy nor the metric's name tells which side is better: it is read as higher, and no verdict may rest on
    /// that.
    /// </summary>
    public bool IsDirectionKnown { get; init; } = true;
}
