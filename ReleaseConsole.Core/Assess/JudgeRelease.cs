using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Evaluate;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Assess;

/// <summary>
/// Compares, measures and judges one manifest against another under a policy as it is where it is to go. Pure and deterministic.
/// </summary>
public static class JudgeRelease
{
    public static Assessment Of(
        ManifestContents from, ManifestContents to, PolicyInForce policy, Destination destination, Surroundings surroundings)
    {
        policy = policy with { Policy = policy.Policy.In(destination.Environment) };
        var changes = CompareManifests.Of(from, to);
        var judged = JudgeEvaluation.Of(from, to, policy.Policy.Evaluation);
        return AssessChanges.Of(from, to, changes, judged, policy, destination, surroundings) with
        {
            Coverage = EvaluationCoverage.Of(from, to, changes, policy.Policy.Evaluation),
        };
    }
}
