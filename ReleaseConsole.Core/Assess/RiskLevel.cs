namespace ReleaseConsole.Core.Assess;

/// <summary>How much harm a change can do, in four steps; ordered, so that levels compare.</summary>
public enum RiskLevel
{
    /// <summary>Wording, notes, narrower permissions: the usual signature is enough.</summary>
    Low,

    /// <summary>Behaviour may shift; the owning lane looks.</summary>
    Medium,

    /// <summary>Behaviour or permissions clearly widen; more than one lane signs.</summary>
    High,

    /// <summary>Harm is plausible as it stands; do not ship without security.</summary>
    Critical,
}

public static class RiskLevels
{
    /// <summary>So many steps graver, or less grave, within the four.</summary>
    public static RiskLevel Step(this RiskLevel level, int steps) =>
        (RiskLevel)Math.Clamp((int)level + steps, (int)RiskLevel.Low, (int)RiskLevel.Critical);
}
