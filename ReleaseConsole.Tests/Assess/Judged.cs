using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Tests.Assess;

/// <summary>What the policy every product starts under makes of a change.</summary>
internal static class Judged
{
    public static IReadOnlyList<Finding> Example(RuleExample example) => Whole(example).Findings;

    public static Assessment Whole(RuleExample example, RiskPolicy? policy = null)
    {
        var before = example.Before.Count == 0 ? ManifestContents.Nothing : WrittenManifest.Of(example.Before);
        var gate = policy is null ? PolicyInForce.Default : PolicyInForce.Default with { Policy = policy };
        return JudgeRelease.Of(
            before, WrittenManifest.Of(example.After, example.Author), gate, new Destination(
                example.Environment, IsProtected: true, example.Boundary),
            example.Surroundings);
    }
}
