using System.Globalization;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Assess;

namespace ReleaseConsole.Core.Review;

/// <summary>How far a replay is.</summary>
public sealed record ReplayProgress(int Done, int Of);

/// <summary>What review would ask under a policy, before anybody signed: how many signatures, or whether it holds.</summary>
public sealed record ReplayedRequirement(string Title, int Needed, RequirementState State);

/// <summary>
/// What a policy makes of a proposal: the level, what is recommended, whose signatures and what else review takes, and each finding and
/// verdict in words that two policies share where they say the same.
/// </summary>
public sealed record ReplayedJudgement(
    RiskLevel Risk, RecommendedPath Path, IReadOnlyList<RequiredSignatures> Signatures, IReadOnlyList<ReplayedRequirement> Requirements,
    IReadOnlyList<string> Findings, IReadOnlyList<string> Verdicts)
{
    public static ReplayedJudgement Of(Assessment assessment, IReadOnlyList<Requirement> requirements) => new(
        assessment.Risk, assessment.RecommendedPath, assessment.Signatures,
        [.. requirements.Select(one => new ReplayedRequirement(one.Title, one.Needed, one.State))],
        [.. assessment.Findings.Select(one => $"{one.Rule} on {one.Artifact}, {one.Severity}").Order(StringComparer.Ordinal)],
        [.. assessment.Verdicts.Select(one => $"{one.Evaluation}, {one.Metric}: {one.Outcome}").Order(StringComparer.Ordinal)]);

    public bool SameAs(ReplayedJudgement other) => Risk == other.Risk && Path == other.Path
        && Signatures.Select(one => (one.Lane, one.Count)).SequenceEqual(other.Signatures.Select(one => (one.Lane, one.Count)))
        && Requirements.SequenceEqual(other.Requirements) && Findings.SequenceEqual(other.Findings)
            && Verdicts.SequenceEqual(other.Verdicts);
}

/// <summary>A proposal under the policy in force and under the draft; <see cref="Recorded"/> is the risk it was proposed with.</summary>
public sealed record ReplayedProposal(
    ProposalId Id, string Release, string Environment, DateTimeOffset At, RiskLevel Recorded, ReplayedJudgement InForce,
    ReplayedJudgement Draft)
{
    public bool Differs => !InForce.SameAs(Draft);

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
        .. InForce.Findings.Except(Draft.Findings).Select(one => $"No longer found: {one}"),
        .. Draft.Findings.Except(InForce.Findings).Select(one => $"Found now: {one}"),
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

/// <summary>Rollbacks of the same time: nothing in them is judged by rules, and both policies say how many signatures one takes.</summary>
public sealed record ReplayedRollbacks(int Count, int SignaturesInForce, int SignaturesDraft);

/// <summary>How many promotions were judged again, against which version, and those the draft would judge otherwise, newest first.</summary>
public sealed record ReplayedPolicy(int Judged, int AgainstVersion, IReadOnlyList<ReplayedProposal> Otherwise, ReplayedRollbacks Rollbacks);
