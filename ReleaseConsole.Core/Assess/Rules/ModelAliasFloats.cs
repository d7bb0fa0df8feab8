using System.Globalization;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Prompts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A model is named by an alias that its provider moves.</summary>
public sealed class ModelAliasFloats : IRiskRule
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
        RuleExample.Harm(
            "Azure may move the version", "models/chat.yaml",
            "{provider: azure, model: gpt-4o, model_version: '2024-08-06', version_upgrade: NoAutoUpgrade}",
            "{provider: azure, model: gpt-4o, model_version: '2024-08-06', version_upgrade: OnceNewDefaultVersionAvailable}"),
        RuleExample.Harm("A bare name of two letters", "models/default.yaml", "model: o3-2025-04-16", "model: o3"),
        RuleExample.NearMiss(
            "A preview of a day", "models/default.yaml", "model: gemini-2.5-pro-preview-03-25", "model: gemini-2.5-pro-preview-05-20"),
        RuleExample.NearMiss(
            "Another dated snapshot", "models/default.yaml", "model: gpt-4.1-mini-2025-04-14", "model: claude-sonnet-4-20250514"),
        RuleExample.NearMiss(
            "A version of Bedrock", "models/default.yaml", "model: anthropic.claude-3-5-sonnet-20240620-v1:0",
            "model: anthropic.claude-3-5-sonnet-20241022-v2:0"),
    ];

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from change in input.Of(ArtifactKind.Model).Concat(input.Of(ArtifactKind.Prompt))
        where change.After is not null
        from finding in change is { Kind: ArtifactKind.Prompt, Type: ChangeType.Added } ? OfNew(input, change)
            : Named(input, change).Concat(Upgraded(input, change))
        select finding with { Unless = $"`{change.Path}` named a dated model" };

    private IEnumerable<Finding> Named(RuleInput input, ArtifactChange change) =>
        from detail in change.Details
        where detail is { Topic: ChangeTopic.ModelName, After: not null }
        let asked = Asked(input.After(change), detail.Place)
        where (asked is not null && ServedModels.WhyMoves(asked) is not null)
            || (ModelAliases.IsKnownToMove(detail.After!) && !(asked is not null && HeldModel.Is(asked)))
        select input.Found(this, $"`{detail.After}` is no fixed model", change, detail);

    // What stands beside the name can hold it: a commit, a version that Azure keeps, the dated model behind a deployment's own name.
    private static JsonObject? Asked(PinnedContent? model, string place)
    {
        var at = model?.Pin.Kind == ArtifactKind.Model ? model.Tree() : null;
        foreach (var segment in JsonPointer.Segments(place).SkipLast(1))
            at = at is JsonArray list && int.TryParse(segment, CultureInfo.InvariantCulture, out var index) && index < list.Count
                ? list[index]
                : (at as JsonObject)?[segment];
        return at as JsonObject;
    }

    private IEnumerable<Finding> Upgraded(RuleInput input, ArtifactChange change) =>
        from detail in change.Details
        where change.Type == ChangeType.Changed && HeldModel.IsUpgrade(detail.Place)
            && HeldModel.IsKeptBy(detail.Before) && !HeldModel.IsKeptBy(detail.After)
        select input.Found(this, $"Azure moves `{change.Path}` to another version by itself", change, detail);

    // A new prompt has no lines; its front matter says which model it asks.
    private IEnumerable<Finding> OfNew(RuleInput input, ArtifactChange change) =>
        PromptReading.Of(input.After(change).PromptText()).FrontMatter?["model"].Word() is { } model && ModelAliases.IsKnownToMove(model)
            ? [input.Found(this, $"`{model}` is no fixed model", change.Path, "/model", after: model)]
            : [];
}
