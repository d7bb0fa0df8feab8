using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Core.Assess;

/// <summary>What to do with the change; it advises and never decides.</summary>
public enum RecommendedPath
{
    Approve,
    ApproveWithConditions,
    RouteToLanes,
    DoNotShip,
    RollBack,
}

/// <summary>
/// What a difference means, by which rule: where (<see cref="Path"/> is a JSON pointer or <c>line 9</c>), why it matters, before and
/// after, and the lane that should look.
/// </summary>
public sealed record Finding(
    string Rule, string Title, RiskLevel Severity, string Artifact, string? Path, string Reason, string? Before, string? After, Lane Lane);

/// <summary>A lane that must sign and how many times, with the reason the policy gives.</summary>
public sealed record RequiredSignatures(Lane Lane, int Count, string Because);

/// <summary>
/// The whole judgement of putting <see cref="To"/> where <see cref="From"/> is, under one policy version: its canonical JSON is
/// digested and stored with the proposal.
/// </summary>
public sealed record Assessment(
    Digest? From, Digest To, Digest Policy, int PolicyVersion, RiskLevel Risk, RecommendedPath RecommendedPath,
    IReadOnlyList<string> Reasons, IReadOnlyList<RequiredSignatures> Signatures, ReleaseChanges Changes,
    IReadOnlyList<Verdict> Verdicts, IReadOnlyList<Finding> Findings);
