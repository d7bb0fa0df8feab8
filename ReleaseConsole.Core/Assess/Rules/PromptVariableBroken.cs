using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A prompt uses a variable that it no longer declares.</summary>
public sealed class PromptVariableBroken : IRiskRule
{
    public string Id => "prompt-variable-broken";

    public string Title => "A prompt uses a variable that it no longer declares";

    public string Why => "The caller fills in what is declared; the rest reaches the model as an empty or literal placeholder.";

    public string Fix => "Declare the variable again, or take its placeholder out of the text.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            "The city is still in the text and no longer declared", "prompts/triage.md",
            "---\nvariables: [name, city]\n---\nHi {{name}} in {{city}}.", "---\nvariables: [name]\n---\nHi {{name}} in {{city}}."),
        RuleExample.NearMiss(
            "The variable left both places", "prompts/triage.md",
            "---\nvariables: [name, city]\n---\nHi {{name}} in {{city}}.", "---\nvariables: [name]\n---\nHi {{name}}."),
    ];

    public IEnumerable<Finding> Findings(RuleInput input) =>
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
