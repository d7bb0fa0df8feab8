using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A prompt changed that no evaluation of the release asks.</summary>
public sealed class ChangeNotEvaluated : IRiskRule
{
    public string Id => "change-not-evaluated";

    public string Title => "A prompt changed that no evaluation of the release asks";

    public string Why => "The results speak for other prompts; this one goes out on reading alone.";

    public string Fix => "Add cases for this prompt, or evaluate the path that uses it.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm("The results are about another prompt", "prompts/reply.md", "Be kind.", "Be brief.")
            .Beside("prompts/triage.md", "Words.").Beside("evaluations/golden", "60+ on Words."),
        RuleExample.NearMiss(
            "The results are about this prompt", "prompts/triage.md", "Be kind.", "Be brief.").Beside("evaluations/golden", "60+"),
    ];

    public IEnumerable<Finding> Findings(RuleInput input)
    {
        if (input.To.Evaluations.Count == 0)
            return [];
        var covered = input.To.Evaluations.SelectMany(one => Coverage.Of(EvaluationRecord.Parse(one.Bytes), input.To).Covered).ToHashSet();
        return from change in input.Of(ArtifactKind.Prompt)
               where change.Type != ChangeType.Removed && !covered.Contains(change.Path)
               select input.Found(this, $"No evaluation asks `{change.Path}`",
               change.Path) with
               { Unless = $"an evaluation asked `{change.Path}`" };
    }
}
