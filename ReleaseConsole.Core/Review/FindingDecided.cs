using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Review;

/// <summary>A reviewer said what a finding is worth.</summary>
public sealed record FindingDecided(
    ProposalId Proposal, Digest ProposalDigest, Digest Finding, string Rule, string Artifact, string Title, FindingVerdict Verdict,
    string Reason,
    DateOnly? Until = null) : AuditEvent
{
    public override string Summary =>
        $"{Verb} {Rule} on {Artifact}{(Until is { } day ? $" until {day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)}" : "")}";

    public override IEnumerable<string> Subjects =>
        [$"proposal:{Proposal.Value}", Artifact, $"rule:{Rule}", ProposalDigest.ToString(), Finding.ToString()];

    public override string SearchText => $"{Title} {Reason}";

    private string Verb => Verdict switch
    {
        FindingVerdict.FalsePositive => "marked as mistaken the finding",
        FindingVerdict.RiskAccepted => "accepted the risk of",
        FindingVerdict.Reopened => "reopened",
        _ => throw new InvalidOperationException("Not a verdict."),
    };
}
