using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Review;

/// <summary>What is said of a finding now: by whom, why, and whether it counts or why not.</summary>
public sealed record FindingDecisionShown(
    Digest Finding, FindingVerdict Verdict, string Reason, string By, DateTimeOffset At, bool Counts, string? WhyNot)
{
    /// <summary>The last day an accepted risk is accepted.</summary>
    public DateOnly? Until { get; init; }
}
