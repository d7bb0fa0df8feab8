using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Core.Assess;

/// <summary>How one rule counts under a policy: how grave, who should look, and the rule's own threshold where it has one.</summary>
public sealed record RuleSetting(RiskLevel Severity, Lane Lane, double? Threshold);
