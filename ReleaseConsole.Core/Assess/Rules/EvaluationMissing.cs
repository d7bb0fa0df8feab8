using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>Behaviour changed and no evaluation came with it.</summary>
public sealed class EvaluationMissing : IRiskRule
{
    public string Id => "evaluation-missing";

    public string Title => "Behaviour changed and no evaluation came with it";

    public string Why => "Nothing shows whether the release is better or worse than what it replaces.";

    public IEnumerable<Finding> Findings(RuleInput input)
    {
        foreach (var gone in input.Of(ArtifactKind.Evaluation).Where(change => change.Type == ChangeType.Removed))
            yield return input.Found(this, $"`{gone.Path}` was measured before and is not measured now", gone.Path);
        var moved = input.Changes.Changes.Where(change => change.Kind is ArtifactKind.Prompt or ArtifactKind.Tool or ArtifactKind.Model).ToList();
        if (moved.Count > 0 && input.To.Evaluations.Count == 0)
            yield return input.Found(this, $"`{moved[0].Path}` changed and the release brings no evaluation", moved[0].Path);
    }
}
