namespace ReleaseConsole.Core.Assess;

/// <summary>How many findings of one severity raise the whole by one step; null: they never do.</summary>
public sealed record Combination(int? MediumBecomesHighAt, int? HighBecomesCriticalAt);
