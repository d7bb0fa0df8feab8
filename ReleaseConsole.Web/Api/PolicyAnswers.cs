using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Review.Policies;

namespace ReleaseConsole.Web.Api;

/// <summary>The policy in force; version 0 is the one every product starts under. <see cref="Draft"/> is to come after it, if anything.</summary>
public sealed record PolicyAnswer(int Version, Digest Digest, string Text, PolicyDraftAnswer? Draft)
{
    internal static PolicyAnswer Of(PolicyView view) =>
        new(view.InForce.Version, view.InForce.Digest, view.Text, view.Draft is { } draft ? PolicyDraftAnswer.Of(draft) : null);
}

/// <summary>A version of the policy's text that is not in force.</summary>
public sealed record PolicyDraftAnswer(int Number, Digest Digest, string By, DateTimeOffset At, string Message, string Text)
{
    internal static PolicyDraftAnswer Of(PolicyDraft draft) =>
        new(draft.Number, draft.Digest, draft.By, draft.At, draft.Message, draft.Text);
}

/// <summary>A policy that was put in force, with its text.</summary>
public sealed record PolicyVersionAnswer(int Version, Digest Digest, string By, DateTimeOffset? At, string Text);

/// <summary>What came into force, by whose hand and when.</summary>
public sealed record PolicyAdopted(int Version, Digest Digest, string By, DateTimeOffset At);

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

/// <summary>What a replay came to.</summary>
public sealed record ReplayAnswer(int Judged, int AgainstVersion, IReadOnlyList<ReplayedAnswer> Otherwise, ReplayedRollbacks Rollbacks)
{
    internal static ReplayAnswer Of(ReplayedPolicy replayed) =>
        new(replayed.Judged, replayed.AgainstVersion, [.. replayed.Otherwise.Select(ReplayedAnswer.Of)], replayed.Rollbacks);
}

/// <summary>One proposal that would be judged otherwise, and what flips beside the level and the path.</summary>
public sealed record ReplayedAnswer(
    Guid Proposal, string Release, string Environment, string Risk, string RecommendedPath, string DraftRisk, string DraftRecommendedPath,
    IReadOnlyList<string> Flips)
{
    internal static ReplayedAnswer Of(ReplayedProposal one) => new(
        one.Id.Value, one.Release, one.Environment, one.InForce.Risk.Word(), one.InForce.Path.Word(), one.Draft.Risk.Word(),
        one.Draft.Path.Word(), one.Flips);
}
