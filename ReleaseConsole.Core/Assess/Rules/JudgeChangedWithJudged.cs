using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Datasets;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>The dataset that judges a release changed together with what it judges.</summary>
public sealed class JudgeChangedWithJudged : IRiskRule
{
    public string Id => "judge-changed-with-judged";

    public string Title => "The dataset that judges a release changed together with what it judges";

    public string Why => "Whether the product or the yardstick moved cannot be told from the result. Change one, measure, then the other.";

    public string Fix => "Release the dataset by itself, measure what is live on it, then release the rest.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm("The prompt and its cases at once", "datasets/golden.jsonl", "{\"id\":1}\n", "{\"id\":1}\n{\"id\":2}\n")
            .Beside("prompts/triage.md", "Be kind.", "Be brief."),
        RuleExample.NearMiss(
            "The same cases in another order", "datasets/golden.jsonl", "{\"id\":1}\n{\"id\":2}\n", "{\"id\":2}\n{\"id\":1}\n")
            .Beside("prompts/triage.md", "Be kind.", "Be brief."),
        RuleExample.NearMiss("What is learnt from and judges nothing", "datasets/train.jsonl", "{\"id\":1}\n", "{\"id\":1}\n{\"id\":2}\n")
            .Beside("prompts/triage.md", "Be kind.", "Be brief."),
        RuleExample.NearMiss(
            "The cases alone", "datasets/golden.jsonl", "{\"id\":1}\n", "{\"id\":1}\n{\"id\":2}\n").Beside("prompts/triage.md", "Be kind."),
    ];

    public bool IsOfRelease => true;

    public IEnumerable<Finding> Findings(RuleInput input)
    {
        var judged = input.Changes.Changes
            .Where(change => change.Kind is ArtifactKind.Prompt or ArtifactKind.Tool or ArtifactKind.Model).Select(change => change.Path)
            .ToList();
        return judged.Count == 0
            ? []
            : from change in input.Of(ArtifactKind.Dataset)
              where change.Type != ChangeType.Added && !LeakedRows.IsToLearn(change.Path) && !KeptItsRows(input, change)
                  && !CardChanges.KeepRows(input.Before(change), input.After(change))
              select input.Found(this, $"`{change.Path}` changed together with {Named(judged)}", change.Path) with
              {
                  Unless = $"`{change.Path}` were released by itself",
              };
    }

    // Rows in another order, or another licence over them, judge as they did before.
    private static bool KeptItsRows(RuleInput input, ArtifactChange change) =>
        input.Before(change) is { } before && input.After(change) is { } after
        && ((KeptRows.AreHere(before) && KeptRows.AreHere(after))
        || (KeptRows.Hashed(before) is not null && KeptRows.Hashed(after) is not null))
        && change.Details.Where(detail => detail.Topic == ChangeTopic.Rows).All(detail => detail.Label == "Rows");

    private static string Named(List<string> paths) =>
        paths.Count == 1 ? $"`{paths[0]}`" : $"`{paths[0]}` and {paths.Count - 1} more";
}
