using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Prompts;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A prompt uses a variable that it no longer declares, or declares one that it no longer uses.</summary>
public sealed class PromptVariableBroken : IRiskRule
{
    public string Id => "prompt-variable-broken";

    public string Title => "A prompt and the variables it declares no longer agree";

    public string Why =>
        "The caller fills in what is declared. What only the text names reaches the model as a "
        + "placeholder; what it no longer names does not.";

    public string Fix => "Declare what the text uses, and put what is declared into the text or take it out of both.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            "The city is still in the text and no longer declared", "prompts/triage.md",
            "---\nvariables: [name, city]\n---\nHi {{name}} in {{city}}.", "---\nvariables: [name]\n---\nHi {{name}} in {{city}}."),
        RuleExample.Harm(
            "The message is declared and no longer in the text", "prompts/triage.md",
            "---\nvariables: [message]\n---\nSort the message: {{message}}", "---\nvariables: [message]\n---\nSort the message."),
        RuleExample.NearMiss(
            "The variable left both places", "prompts/triage.md",
            "---\nvariables: [name, city]\n---\nHi {{name}} in {{city}}.", "---\nvariables: [name]\n---\nHi {{name}}."),
    ];

    public IEnumerable<Finding> Findings(RuleInput input) => Undeclared(input).Concat(Unused(input));

    private IEnumerable<Finding> Unused(RuleInput input) =>
        from line in input.Lines(ArtifactKind.Prompt, ChangeTopic.Variable)
        where line.Detail is { Type: ChangeType.Removed, Before: not null }
            && input.After(line.Change).PromptText() is var text && PromptReading.Of(text).Declared.Contains(line.Detail.Before)
            && !ReleaseRules.Of(input.To).Use(PromptReferences.In(text), line.Detail.Before)
        select input.Found(this, $"`{line.Detail.Before}` is declared and no longer in the text", line.Change, line.Detail) with
        {
            Unless = $"`{line.Change.Path}` still used `{line.Detail.Before}`",
        };

    private IEnumerable<Finding> Undeclared(RuleInput input) =>
        from change in input.Of(ArtifactKind.Prompt)
        where change.After is not null
        from name in Broken(input.After(change).PromptText()).Except(Broken(input.Before(change).PromptText()), StringComparer.Ordinal)
        select input.Found(this, $"`{name}` is used but not declared", change.Path, $"{{{{{name}}}}}") with
        {
            Unless = $"`{change.Path}` declared `{name}`",
        };

    // A prompt that declares nothing leaves declaring to its caller; there is nothing to break.
    private static IEnumerable<string> Broken(string text)
    {
        var prompt = PromptReading.Of(text);
        return prompt.Declared.Count == 0 ? [] : prompt.Used.Except(prompt.Declared, StringComparer.Ordinal);
    }
}
