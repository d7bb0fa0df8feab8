using ReleaseConsole.Core.Assess;

namespace ReleaseConsole.Core.Review;

/// <summary>A finding with the latest decision on it, and why that one does not count, if so.</summary>
public sealed record DecidedFinding(Finding Finding, FindingDecision Decision, string? WhyNot)
{
    /// <summary>It was settled by somebody who may still settle it.</summary>
    public bool IsSettled => WhyNot is null && Decision.Verdict != FindingVerdict.Reopened;
}
