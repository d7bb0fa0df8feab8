namespace ReleaseConsole.Core.Assess;

/// <summary>What the risk would be if one thing were otherwise: "Medium if `refund` kept its limit".</summary>
public sealed record Counterfactual(RiskLevel Level, string Unless)
{
    public override string ToString() => $"{Level} if {Unless}";
}
