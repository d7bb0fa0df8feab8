using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Review;

/// <summary>Someone signed.</summary>
public sealed record DecisionCast(
    ProposalId Proposal, Digest ProposalDigest, Digest Policy, Digest Evidence, string Release, string Environment, DecisionMeaning Meaning,
    Lane? Lane, string Comment, string? Conditions, string Statement, DateTimeOffset? AuthenticatedAt) : AuditEvent
{
    /// <summary>The last day a risk is accepted.</summary>
    public DateOnly? Until { get; init; }

    public override string Summary => $"{Verb} {Release} for {Environment}{(Lane is null ? "" : $", {Lane.Value.Title()} lane")}";

    public override IEnumerable<string> Subjects =>
        [$"proposal:{Proposal.Value}", $"release:{Release}", $"environment:{Environment}", ProposalDigest.ToString()];

    public override string SearchText => $"{Comment} {Conditions}";

    private string Verb => Meaning switch
    {
        DecisionMeaning.Reviewed => "reviewed",
        DecisionMeaning.Approved => "approved",
        DecisionMeaning.Rejected => "rejected",
        DecisionMeaning.ChangesRequested => "requested changes to",
        DecisionMeaning.RiskAccepted => "accepted the risk of",
        DecisionMeaning.Overridden => "broke the glass for",
        _ => throw new InvalidOperationException("Not a meaning."),
    };
}
