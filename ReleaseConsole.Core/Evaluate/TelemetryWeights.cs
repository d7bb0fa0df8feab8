namespace ReleaseConsole.Core.Evaluate;

/// <summary>Whether the weights speak of the groups that are measured, so that none of them counts for nothing by accident.</summary>
internal static class TelemetryWeights
{
    // 33.4 three times is what people write for a third.
    private const double Rounding = 0.5;

    public static Refusal? Unfit(TelemetryAsked asked)
    {
        var weights = asked.Weights ?? new Dictionary<string, double>();
        var groups = asked.Metrics.Select(metric => metric.Group).ToHashSet(StringComparer.Ordinal);
        var sum = weights.Values.Sum();
        return weights.FirstOrDefault(one => one.Value is not (>= 0 and <= 100)) is { Key: { } odd }
                ? EvaluateRefusals.WeightsUnfit($"The weight of {odd} lies outside 0 to 100.")
            : weights.Keys.FirstOrDefault(name => !groups.Contains(name)) is { } unknown
                ? EvaluateRefusals.WeightsUnfit($"No metric is of the group {unknown}, which has a weight.")
            : sum > 100 + Rounding
                ? EvaluateRefusals.WeightsUnfit(FormattableString.Invariant($"The weights come to {sum:0.##} percent."))
            : sum >= 100 - Rounding && groups.FirstOrDefault(group => !weights.ContainsKey(group)) is { } left
                ? EvaluateRefusals.WeightsUnfit($"The group {left} has no weight, and the others take all of 100 percent.")
            : null;
    }
}
