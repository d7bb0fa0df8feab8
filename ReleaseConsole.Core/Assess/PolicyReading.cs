namespace ReleaseConsole.Core.Assess;

/// <summary>
/// What the reading of a policy's text came to: the policy, or everything that is wrong with it, each with line and column.
/// </summary>
public sealed record PolicyReading(RiskPolicy? Policy, IReadOnlyList<Refusal> Faults)
{
    private const int Told = 10;

    /// <summary>The policy, or one refusal that tells the faults in the order they stand in the text.</summary>
    public Result<RiskPolicy> Whole => Policy is { } policy ? policy
        : Faults is [var only] ? only
        : Faults[0] with
        {
            Sentence = string.Join(" ", Faults.Take(Told).Select(fault => fault.Sentence))
                + (Faults.Count > Told ? $" And {Faults.Count - Told} more." : ""),
        };
}
