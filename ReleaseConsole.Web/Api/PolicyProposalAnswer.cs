using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Review.Policies;

namespace ReleaseConsole.Web.Api;

/// <summary>The proposed policy: <see cref="Digest"/> is what people sign.</summary>
public sealed record PolicyProposalAnswer(
    Guid Id, Digest Digest, Digest Policy, int Number, Digest Replaces, int ReplacesVersion, string Note, string ProposedBy,
    DateTimeOffset ProposedAt,
    string State, string Because, IReadOnlyList<Requirement> Requirements, IReadOnlyList<DecisionShown> Decisions,
    IReadOnlyList<ChangeDetail> Changes, ReplaySummary Replay)
{
    /// <summary>What it asks for less, or of fewer, one sentence each.</summary>
    public required IReadOnlyList<string> Loosened { get; init; }

    internal static PolicyProposalAnswer Of(PolicyProposalShown shown)
    {
        var (proposal, standing) = (shown.Proposal, shown.Standing);
        return new PolicyProposalAnswer(
            proposal.Id.Value, proposal.Digest, proposal.Policy, proposal.Number, proposal.Replaces, proposal.ReplacesVersion,
            proposal.Note,
            proposal.ProposedByName, proposal.CreatedAt,
            System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(standing.State.ToString()),
            standing.Because, standing.Requirements, [.. standing.Decisions.Select(DecisionShown.Of)], shown.Judgement.Changes,
            shown.Judgement.Replay)
        {
            Loosened = [.. shown.Judgement.Loosened.Select(one => one.Sentence)],
        };
    }
}
