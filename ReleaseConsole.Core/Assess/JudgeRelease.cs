using ReleaseConsole.Core.Assess.Rules;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Evaluate;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Assess;

/// <summary>Where a release is to go, as far as judging it is concerned; no name: anywhere protected.</summary>
public sealed record Destination(string? Environment, bool IsProtected, Boundary Boundary)
{
    public static Destination AnyProtected { get; } = new(null, IsProtected: true, Boundary.Open);
}

/// <summary>Compares, measures and judges one manifest against another under a policy. Pure and deterministic.</summary>
public static class JudgeRelease
{
    public static Assessment Of(ManifestContents from, ManifestContents to, PolicyInForce policy, Destination destination)
    {
        var changes = CompareManifests.Of(from, to);
        var verdicts = JudgeEvaluation.All(from, to, policy.Policy.Evaluation);
        var findings = Findings(from, to, changes, verdicts, policy.Policy, destination);
        var judgement = RiskJudgement.Of(findings, changes, verdicts, policy.Policy, destination.Environment, destination.IsProtected);
        return new Assessment(
            changes.From, changes.To, policy.Digest, policy.Version, judgement.Level, judgement.Path, judgement.Reasons, judgement.Signatures,
            changes, verdicts, findings);
    }

    private static List<Finding> Findings(
        ManifestContents from, ManifestContents to, ReleaseChanges changes, IReadOnlyList<Verdict> verdicts, RiskPolicy policy,
        Destination destination) =>
    [
        .. RiskRules.All
            .Where(rule => policy.Rules.ContainsKey(rule.Id))
            .SelectMany(rule => rule.Findings(new RuleInput(
                from, to, changes, verdicts, destination.Boundary, destination.Environment, policy.Rules[rule.Id])))
            .OrderByDescending(finding => finding.Severity),
    ];
}
