using System.Globalization;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Review;

/// <summary>The words and marks of review on screen.</summary>
internal static class ReviewWords
{
    public static (PillState State, string Word) Pill(this StandingState state) => state switch
    {
        StandingState.Open => (PillState.InReview, "In review"),
        StandingState.Approved => (PillState.Approved, "Approved"),
        StandingState.ChangesRequested => (PillState.Held, "Changes requested"),
        StandingState.Rejected => (PillState.Rejected, "Rejected"),
        StandingState.Stale => (PillState.Superseded, "Must be proposed again"),
        StandingState.Applied => (PillState.Live, "Put live"),
        StandingState.Closed => (PillState.Superseded, "Withdrawn"),
    };

    public static (PillState State, string Word) Pill(this DeploymentState state) => state switch
    {
        DeploymentState.Running => (PillState.Running, "Under way"),
        DeploymentState.Unknown => (PillState.Unknown, "Unknown"),
        DeploymentState.Succeeded => (PillState.Live, "Live"),
        DeploymentState.Failed => (PillState.Failed, "Failed"),
    };

    public static (PillState State, string Word) Pill(this DeliveryState state) => state switch
    {
        DeliveryState.Planned => (PillState.Waiting, "Planned"),
        DeliveryState.Sending => (PillState.Running, "Sending"),
        DeliveryState.Confirmed => (PillState.Done, "Read back"),
        DeliveryState.AlreadyThere => (PillState.Done, "Already there"),
        DeliveryState.Conflict => (PillState.Held, "Conflict"),
        DeliveryState.Refused => (PillState.Failed, "Refused"),
        DeliveryState.Unknown => (PillState.Unknown, "Unknown"),
    };

    /// <summary>The advice in bold: what to do, as the first half of a sentence.</summary>
    public static string Lead(this Assessment assessment) => assessment.RecommendedPath switch
    {
        RecommendedPath.Approve => "Approve.",
        RecommendedPath.ApproveWithConditions => "Approve with conditions.",
        RecommendedPath.RouteToLanes when assessment.Signatures.Count > 0 =>
            $"Route to {Joined([.. assessment.Signatures.Select(one => one.Lane.Title())])}.",
        RecommendedPath.RouteToLanes => "Route to the lanes it touches.",
        RecommendedPath.DoNotShip => "Do not ship this.",
        RecommendedPath.RollBack => "Roll back.",
    };

    /// <summary>What was said of a finding in a few words, e.g. "compliance: accepted, Mei Tanaka".</summary>
    public static string Settled(Finding finding, FindingDecisionShown said) =>
        $"{finding.Lane.Title().ToLowerInvariant()}: "
        + $"{(said.Verdict == FindingVerdict.FalsePositive ? "mistaken" : "accepted")}{(said.Until is { } day ? string.Create(CultureInfo.InvariantCulture, $" until {day:yyyy-MM-dd}") : "")}, {said.By}{(said.Counts ? "" : " (does not count)")}";

    public static string Verb(this DecisionMeaning meaning) => meaning switch
    {
        DecisionMeaning.Reviewed => "Reviewed",
        DecisionMeaning.Approved => "Approved",
        DecisionMeaning.Rejected => "Rejected",
        DecisionMeaning.ChangesRequested => "Asked for changes",
        DecisionMeaning.RiskAccepted => "Accepted the risk",
        DecisionMeaning.Overridden => "Broke the glass",
    };

    public static (string Icon, string Css, string Word) Mark(this Effect effect) => effect switch
    {
        Effect.Wider => ("north_east", "warn", "Wider"),
        Effect.NewRoute => ("north_east", "bad", "New route"),
        Effect.Narrower => ("south_west", "good", "Narrower"),
        Effect.Different => ("", "", "Different"),
    };

    /// <summary>What a line of the inbox asks of the one who looks.</summary>
    public static string Title(QueueRow row) => row.ToMeet > 0
        ? $"Conditions to meet: {row.Release} for {row.Environment}"
        : Title(row.Kind, row.State, row.Release, row.Environment);

    /// <summary>What the proposal asks for, e.g. "Approve 2026.11.1 for production".</summary>
    public static string Title(ProposalKind kind, StandingState state, string release, string environment) => (kind, state) switch
    {
        (ProposalKind.Rollback, StandingState.Approved) => $"Roll {environment} back to {release}",
        (ProposalKind.Rollback, _) => $"Approve the rollback of {environment} to {release}",
        (_, StandingState.Approved) => $"Put {release} live in {environment}",
        (_, StandingState.Applied) => $"{release} in {environment}",
        (_, StandingState.Stale or StandingState.ChangesRequested or StandingState.Rejected) => $"Revise {release} for {environment}",
        _ => $"Approve {release} for {environment}",
    };

    /// <summary>The highest severity of the findings on each changed path; Low where there is none.</summary>
    public static RiskLevel RiskOf(this Assessment assessment, ArtifactChange change) =>
        assessment.Findings.Where(one => one.Artifact == change.Path).Select(one => one.Severity).DefaultIfEmpty(RiskLevel.Low).Max();

    /// <summary>The changes as the tree and the diffs show them: by risk, then path.</summary>
    public static IReadOnlyList<ArtifactChange> ByRisk(this Assessment assessment) =>
        [.. ReviewedChange.Of(assessment).Select(one => one.Change)];

    public static string Joined(IReadOnlyList<string> words) => words.Count switch
    {
        0 => "nobody",
        1 => words[0],
        _ => $"{string.Join(", ", words.Take(words.Count - 1))} and {words[^1]}",
    };

    /// <summary>A change as an element's id; no two changes have the same one.</summary>
    public static string Anchor(ArtifactChange change)
    {
        var plain = string.Concat(change.Path.Select(c => c == '/' ? "-" : char.IsAsciiLetterOrDigit(c) || c > '~'
            ? c.ToString() : string.Create(CultureInfo.InvariantCulture, $"_{(int)c:x2}")));
        return change.Path.StartsWith(change.Kind.Folder() + "/", StringComparison.Ordinal)
            ? $"change-{plain}"
            : $"change-{change.Kind.Word()}:{plain}";
    }
}
