using ReleaseConsole.Core.Assess.Rules;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Evaluate;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Assess;

/// <summary>
/// What changes and verdicts mean under a policy: every rule in force is asked, the findings combine to a level with its reasons and its
/// counterfactual, and the level to a path and signatures. Pure and deterministic.
/// </summary>
public static class AssessChanges
{
    public static Assessment Of(
        ManifestContents from, ManifestContents to, ReleaseChanges changes, EvaluationJudgement judged, PolicyInForce policy,
        Destination destination, Surroundings surroundings)
    {
        var verdicts = judged.Gated;
        var unset = new RuleSetting(RiskLevel.Low, default, Threshold: null);
        var input = new RuleInput(from, to, changes, verdicts, destination.Boundary, destination.Environment, unset, surroundings)
        {
            Explored = judged.Explored,
            Alpha = policy.Policy.Evaluation.Alpha,
            Covers = policy.Policy.Evaluation.Covers,
            Places = destination.Environment is { } named ? [named] : destination.Places,
        };
        List<Finding> findings =
        [
            .. RiskRules.All
                .Where(rule => policy.Policy.Rules.ContainsKey(rule.Id))
                .SelectMany(rule => rule.Findings(input with { Setting = policy.Policy.Rules[rule.Id] }))
                // What two lines of one change say in the same words is one thing found: counted, shown and settled once.
                .Distinct()
                .OrderByDescending(finding => finding.Severity),
        ];
        var judgement = RiskJudgement.Of(findings, changes, verdicts, policy.Policy, destination.Environment, destination.IsProtected);
        return new Assessment(
            changes.From, changes.To, policy.Digest, policy.Version, judgement.Level, judgement.Path, judgement.Reasons,
            judgement.Signatures,
            changes, verdicts, findings)
        {
            Explored = judged.Explored,
            Conditions = judgement.Path == RecommendedPath.ApproveWithConditions ? AdvisedCondition.Of(findings) : [],
            Counterfactuals = Counterfactuals.Of(
                findings, policy.Policy.Combination, new StandingFindings(findings, input, policy.Policy).Without),
        };
    }
}
