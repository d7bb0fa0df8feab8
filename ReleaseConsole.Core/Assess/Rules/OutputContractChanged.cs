using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Prompts;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>The form of the answer changed.</summary>
public sealed class OutputContractChanged : IRiskRule
{
    public string Id => "output-contract-changed";

    public string Title => "The form of the answer changed";

    public string Why => "Whatever reads the answer expects the old form: it breaks, or reads a value that is not there as nothing.";

    public string Fix => "Change the reader first, so that it takes both forms, or keep the old members until it does.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            "A member of the answer has another name", "prompts/triage.md",
            "Reply with one JSON object:\n\n`{\"action\": \"ask\", \"reason\": \"…\"}`\n",
            "Reply with one JSON object:\n\n`{\"action\": \"ask\", \"why\": \"…\"}`\n"),
        RuleExample.Harm(
            "A model is no longer made to answer in JSON", "models/default.yaml", "{model: m-1, response_format: {type: json_object}}",
            "{model: m-1}"),
        RuleExample.NearMiss(
            "The form that stands anyway is stated", "models/default.yaml", "{model: m-1}", "{model: m-1, response_format: {type: text}}"),
        RuleExample.NearMiss(
            "The same members with another example", "prompts/triage.md",
            "Reply with one JSON object:\n\n`{\"action\": \"ask\", \"reason\": \"…\"}`\n",
            "Reply with one JSON object:\n\n`{\"action\": \"answer\", \"reason\": \"Asks for opening hours.\"}`\n"),
    ];

    public IEnumerable<Finding> Findings(RuleInput input) => Prompts(input).Concat(Tools(input)).Concat(Models(input));

    private IEnumerable<Finding> Models(RuleInput input) =>
        from change in input.Of(ArtifactKind.Model)
        where change.Type == ChangeType.Changed
        let lost = ModelAnswers.Lost(input.Before(change).Tree(), input.After(change).Tree())
        where lost.Count > 0
        select input.Found(
            this, $"`{change.Path}` makes the model answer otherwise: {string.Join(", ", lost.Take(3))}", change.Path,
            change.Details.FirstOrDefault(IsForm)?.Place, null, lost[0]) with
        {
            Unless = $"`{change.Path}` kept the form of the answer",
        };

    private static bool IsForm(ChangeDetail line) => line.Place.Contains("format", StringComparison.OrdinalIgnoreCase)
        || line.Place.Contains("schema", StringComparison.OrdinalIgnoreCase)
        || line.Place.Contains("mime", StringComparison.OrdinalIgnoreCase);

    private IEnumerable<Finding> Prompts(RuleInput input)
    {
        foreach (var change in input.Of(ArtifactKind.Prompt).Where(change => change.Type == ChangeType.Changed))
        {
            var (before, after) = (OutputForm.Of(input.Before(change).PromptText()), OutputForm.Of(input.After(change).PromptText()));
            if (before.Said != after.Said)
                yield return input.Found(
                    this, $"`{change.Path}` asks for another form of answer", change.Path, after.Place, before.Said, after.Said) with
                {
                    Unless = $"`{change.Path}` kept the form of its answer",
                };
        }
    }

    // What a tool answers with may gain members; a reader does not miss what it never read.
    private IEnumerable<Finding> Tools(RuleInput input) =>
        from change in input.Of(ArtifactKind.Tool)
        where change.Type == ChangeType.Changed
        let lost = ToolAnswers.Lost(
            ToolDefinition.Parse(input.Before(change)!.Bytes).OutputSchema, ToolDefinition.Parse(input.After(change)!.Bytes).OutputSchema)
        where lost.Count > 0
        select input.Found(
            this, $"`{change.Path}` answers otherwise: {string.Join(", ", lost.Take(3))}", change.Path, "/outputSchema", null, lost[0]) with
        {
            Unless = $"`{change.Path}` kept the form of its answer",
        };
}
