using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Review;

/// <summary>What is said of a finding now: by whom, why, and whether it counts or why not.</summary>
public sealed record FindingDecisionShown(
    Digest Finding, FindingVerdict Verdict, string Reason, string By, DateTimeOffset At, bool Counts, string? WhyNot)
{
    /// <summary>The last day an accepted risk is accepted.</summary>
    public DateOnly? Until { get; init; }

    internal static FindingDecisionShown Of(DecidedFinding one) => new(
        one.Decision.Finding, one.Decision.Verdict, one.Decision.Reason, one.Decision.ByName, one.Decision.At, one.WhyNot is null,
        one.WhyNot)
    { Until = one.Decision.Until };
}
