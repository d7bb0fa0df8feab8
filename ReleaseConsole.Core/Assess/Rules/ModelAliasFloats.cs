using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A model is named by an alias that its provider moves.</summary>
public sealed partial class ModelAliasFloats : IRiskRule
{
    public string Id => "model-alias-floats";

    public string Title => "A model is named by an alias that its provider moves";

    public string Why => "The same release can ask another model tomorrow, without a change, a review or a trace. Name a dated snapshot.";

    public string Fix => "Name the dated snapshot the evaluation was run on.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm("The date is gone from the name", "models/default.yaml", "model: gpt-4.1-mini-2025-04-14", "model: gpt-4.1-mini"),
        RuleExample.Harm(
            "A prompt asks the moving name through a router", "prompts/triage.prompt",
            "---\nmodel: openai/gpt-4o-2024-08-06\n---\nSort it.\n",
            "---\nmodel: openrouter/openai/gpt-4o\n---\nSort it.\n"),
        RuleExample.Harm("A bare name of two letters", "models/default.yaml", "model: o3-2025-04-16", "model: o3"),
        RuleExample.NearMiss(
            "A preview of a day", "models/default.yaml", "model: gemini-2.5-pro-preview-03-25", "model: gemini-2.5-pro-preview-05-20"),
        RuleExample.NearMiss(
            "Another dated snapshot", "models/default.yaml", "model: gpt-4.1-mini-2025-04-14", "model: claude-sonnet-4-20250514"),
    ];

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from change in input.Of(ArtifactKind.Model).Concat(input.Of(ArtifactKind.Prompt))
        where change.After is not null
        from finding in change is { Kind: ArtifactKind.Prompt, Type: ChangeType.Added } ? OfNew(input, change) : Named(input, change)
        select finding with { Unless = $"`{change.Path}` named a dated model" };

    private IEnumerable<Finding> Named(RuleInput input, ArtifactChange change) =>
        from detail in change.Details
        where detail is { Topic: ChangeTopic.ModelName, After: { } model } && Floats(model)
        select input.Found(this, $"`{detail.After}` is no fixed model", change, detail);

    // A new prompt has no lines; its front matter says which model it asks.
    private IEnumerable<Finding> OfNew(RuleInput input, ArtifactChange change) =>
        PromptReading.Of(input.After(change).PromptText()).FrontMatter?["model"].Word() is { } model && Floats(model)
            ? [input.Found(this, $"`{model}` is no fixed model", change.Path, "/model", after: model)]
            : [];

    internal static bool Floats(string model)
    {
        var name = Prefix().Replace(model, "");
        return Latest().IsMatch(name) || (!Snapshot().IsMatch(name) && (Hosted().IsMatch(name) || Preview().IsMatch(name)));
    }

    // vertex_ai/…, openrouter/openai/…, openai:…, us.anthropic.…
    [GeneratedRegex(@"^(?:.*/(?=[^/]+$))?(?:[a-z][a-z_]*:(?=[a-z]))?(?:(?:[a-z]+\.)+(?=[a-z]))?", RegexOptions.IgnoreCase)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"(?:^|[-:@])(?:latest|stable|default)$", RegexOptions.IgnoreCase)]
    private static partial Regex Latest();

    [GeneratedRegex(@"(?:^|[-:@])preview$", RegexOptions.IgnoreCase)]
    private static partial Regex Preview();

    [GeneratedRegex(@"^(?:(?:gpt|chatgpt|claude|gemini|mistral|command)-|o\d(?:-|$))", RegexOptions.IgnoreCase)]
    private static partial Regex Hosted();

    // A day, a month, a build: 2025-04-14, 20250414, preview-05-20, 08-2024, -0613, -001, @003, 1106-preview.
    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}|\d{8}|preview-\d{2}-\d{2,4}$|[-@]\d{3,6}(?:-preview)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Snapshot();
}
