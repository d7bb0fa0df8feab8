using System.Globalization;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Assess;

namespace ReleaseConsole.Core.Review;

/// <summary>A proposal under the policy in force and under the draft; <see cref="Recorded"/> is the risk it was proposed with.</summary>
public sealed record ReplayedProposal(
    ProposalId Id, string Release, string Environment, DateTimeOffset At, RiskLevel Recorded, ReplayedJudgement InForce,
    ReplayedJudgement Draft)
{
    /// <summary>Whether it would be judged otherwise: its level, its path, or what it takes to pass.</summary>
    public bool IsOtherwise => !InForce.ComesOutAs(Draft);

    /// <summary>Whether it would come out the same although something else is found.</summary>
    public bool OnlyFindsOtherwise => !IsOtherwise && !InForce.FindsAs(Draft);

    /// <summary>What flips beside the level and the path: signatures, requirements, findings and verdicts, a sentence each.</summary>
    public IReadOnlyList<string> Flips =>
    [
        .. Counted(InForce).Keys.Union(Counted(Draft).Keys).Order()
            .Select(lane => (lane, Was: Counted(InForce).GetValueOrDefault(lane), Now: Counted(Draft).GetValueOrDefault(lane)))
            .Where(one => one.Was != one.Now)
            .Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.lane.Title()} signs {one.Now} (was {one.Was})")),
        .. Draft.Requirements.Where(one => one.Needed == 0 || !one.Title.EndsWith("approval", StringComparison.Ordinal))
            .Except(InForce.Requirements).Select(one => $"{one.Title}: {Said(one.State)}"),
        .. InForce.Requirements.Where(
            was => Draft.Requirements.All(now => now.Title != was.Title) && !was.Title.EndsWith("approval", StringComparison.Ordinal))
            .Select(was => $"{was.Title}: no longer asked"),
        .. ReplayedFinding.Between(InForce.Findings, Draft.Findings),
        .. Draft.Verdicts.Except(InForce.Verdicts).Select(one => $"Verdict now: {one}"),
    ];

    private static Dictionary<Lane, int> Counted(ReplayedJudgement judged) =>
        judged.Signatures.ToDictionary(one => one.Lane, one => one.Count);

    private static string Said(RequirementState state) => state switch
    {
        RequirementState.Met => "met",
        RequirementState.Pending => "waits",
        RequirementState.NotMet => "not met",
        RequirementState.CannotTell => "cannot be told",
        RequirementState.Overridden => "overridden",
    };
}
