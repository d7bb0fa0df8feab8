using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>Behaviour changed and no evaluation came with it.</summary>
public sealed class EvaluationMissing : IRiskRule
{
    public string Id => "evaluation-missing";

    public string Title => "Behaviour changed and no evaluation came with it";

    public string Why => "Nothing shows whether the release is better or worse than what it replaces.";

    public string Fix => "Run the evaluation on exactly these bytes and bring its results with the release.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm("A prompt changed and nothing measures it", "prompts/triage.md", "Be kind.", "Be brief."),
        RuleExample.NearMiss("A dataset grew", "datasets/golden.jsonl", "{\"id\":1}\n", "{\"id\":1}\n{\"id\":2}\n"),
    ];

    public bool IsOfRelease => true;

    public IEnumerable<Finding> Findings(RuleInput input)
    {
        foreach (var gone in input.Of(ArtifactKind.Evaluation).Where(change => change.Type == ChangeType.Removed))
            yield return Found(input, $"`{gone.Path}` was measured before and is not measured now", gone.Path);
        var touched = input.Changes.Changes.Where(change => input.Covers.Contains(change.Kind)).ToList();
        // What is gone has no bytes to run on; what is left of the release has.
        var moved = touched.Where(change => change.Type != ChangeType.Removed).ToList();
        if (touched.Count > 0 && moved.Count == 0 && input.To.Evaluations.Count == 0)
            yield return Found(input, $"The release without `{touched[0].Path}` is not measured", touched[0].Path) with
            {
                Fix = "Run the evaluation on the release as it is now and bring its results with it.",
            };
        if (moved.Count > 0 && input.To.Evaluations.Count == 0)
            yield return Found(input, $"{Said(moved)} and the release brings no evaluation", moved[0].Path);
    }

    private static string Said(List<ArtifactChange> moved)
    {
        var others = moved.Count == 1 ? "" : $" and {Counted.Of(moved.Count - 1, "other artifact")}";
        var did = moved.TrueForAll(one => one.Type == ChangeType.Added) ? moved.Count == 1 ? "is new" : "are new"
            : moved.TrueForAll(one => one.Type != ChangeType.Added) ? "changed" : "came or changed";
        return $"`{moved[0].Path}`{others} {did}";
    }

    private Finding Found(RuleInput input, string title, string path) =>
        input.Found(this, title, path) with { Unless = "an evaluation came with it" };
}
