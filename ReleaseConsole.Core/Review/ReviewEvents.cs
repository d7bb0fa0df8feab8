using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Review;

/// <summary>A release was put up for an environment.</summary>
public sealed record ReleaseProposed(
    ProposalId Proposal, Digest Digest, ProposalKind Kind, string Release, string Environment, Digest Manifest, Digest? Replaces,
    Digest Policy, Digest Evidence, RiskLevel Risk, int Changes, string Note, Digest? RollbackPlan = null) : AuditEvent
{
    public override string Summary => Kind == ProposalKind.Rollback
        ? $"asked to roll {Environment} back to {Release}"
        : $"proposed {Release} for {Environment}: {Changes} {(Changes == 1 ? "change" : "changes")}, {Risk.ToString().ToLowerInvariant()} risk";

    public override IEnumerable<string> Subjects =>
        [$"proposal:{Proposal.Value}", $"release:{Release}", $"environment:{Environment}", Digest.ToString(), Manifest.ToString()];

    public override string SearchText => Note;
}

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

/// <summary>Somebody said how a condition of an approval was met.</summary>
public sealed record ConditionMet(
    ProposalId Proposal, Digest ProposalDigest, DecisionId Decision, Digest Condition, string Text, string AskedBy, Lane? Lane,
    string Release, string Environment, string Evidence) : AuditEvent
{
    private const int Excerpt = 120;

    public override string Summary =>
        $"said that a condition of {AskedBy} is met, on {Release} for {Environment}: “{(Text.Length > Excerpt ? Text[..Excerpt] + "…" : Text)}”";

    public override IEnumerable<string> Subjects =>
    [
        $"proposal:{Proposal.Value}", $"release:{Release}", $"environment:{Environment}", ProposalDigest.ToString(), Condition.ToString(),
    ];

    public override string SearchText => $"{Text} {Evidence}";
}

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

/// <summary>A remark was made on a proposal.</summary>
public sealed record CommentAdded(
    ProposalId Proposal, CommentId Comment, CommentId Thread, string? Path, int? Line, string Text) : AuditEvent
{
    public override string Summary =>
        Path is null ? "commented on a proposal" : $"commented on {Path}{(Line is null ? "" : $", line {Line}")}";

    public override IEnumerable<string> Subjects => Path is null ? [$"proposal:{Proposal.Value}"] : [$"proposal:{Proposal.Value}", Path];

    public override string SearchText => Text;
}

/// <summary>A thread was settled.</summary>
public sealed record ThreadResolved(ProposalId Proposal, CommentId Thread) : AuditEvent
{
    public override string Summary => "resolved a thread";
    public override IEnumerable<string> Subjects => [$"proposal:{Proposal.Value}"];
}

/// <summary>A proposal ended without being applied.</summary>
public sealed record ProposalClosed(ProposalId Proposal, string Release, string Environment, string Reason) : AuditEvent
{
    public override string Summary => $"closed the proposal of {Release} for {Environment}: {Reason}";
    public override IEnumerable<string> Subjects => [$"proposal:{Proposal.Value}", $"release:{Release}", $"environment:{Environment}"];
}
