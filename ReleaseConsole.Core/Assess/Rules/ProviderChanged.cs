using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Models;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>Another company answers.</summary>
public sealed class ProviderChanged : IRiskRule
{
    public string Id => "provider-changed";

    public string Title => "Another company answers";

    public string Why =>
        "Prompts and customers’ words go to somebody else, under other terms, in another place; its models behave differently too.";

    public string Fix => "Have the contract, the data processing and the boundary of the environment checked; then evaluate anew.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            "From one company to another", "models/default.yaml", "{provider: openai, model: gpt-4.1-2025-04-14}",
            "{provider: mistral, model: mistral-large-2411}"),
        RuleExample.Harm(
            "Another company answers where the first does not", "models/default.yaml", "{provider: openai, model: gpt-4.1-2025-04-14}",
            "{provider: openai, model: gpt-4.1-2025-04-14, fallbacks: [deepseek/deepseek-chat]}"),
        RuleExample.NearMiss(
            "Another model of the same company", "models/default.yaml", "{provider: openai, model: gpt-4.1-2025-04-14}",
            "{provider: openai, model: gpt-4.1-mini-2025-04-14}"),
        RuleExample.NearMiss(
            "Another model of the same company where the first does not answer", "models/default.yaml",
            "{provider: openai, model: gpt-4.1-2025-04-14}",
            "{provider: openai, model: gpt-4.1-2025-04-14, fallbacks: [openai/gpt-4.1-mini-2025-04-14]}"),
    ];

    public IEnumerable<Finding> Findings(RuleInput input) => Asked(input).Concat(FallenBackTo(input)).Concat(RoutedTo(input));

    private IEnumerable<Finding> Asked(RuleInput input) =>
        from line in input.AskedLines()
        let change = line.Change
        let detail = line.Detail
        let before = Provider(detail.Topic, detail.Before)
        let after = Provider(detail.Topic, detail.After)
        where before is not null && after is not null && !string.Equals(before, after, StringComparison.OrdinalIgnoreCase)
        select input.Found(this, $"`{change.Path}` goes to {after} (was {before})", change, detail) with
        {
            Unless = $"`{change.Path}` stayed with {before}",
        };

    // A host of several companies' models is asked for the fallback as well, unless its name says who else.
    private IEnumerable<Finding> FallenBackTo(RuleInput input) =>
        from line in Fallbacks(input)
        where line.Detail is { Before: null, Label: not RoutedProviders.Label }
        let model = line.Detail.After ?? ""
        let company = ModelProviders.Of(model)
        let before = input.Before(line.Change).Asked()
        let known = ModelProviders.In(before)
        where company is not null && known.Count > 0 && !known.Contains(company)
            && (model.Contains('/', StringComparison.Ordinal) || !ModelProviders.HostsOthers(before))
        select input.Found(
            this, $"`{line.Change.Path}` may go to {company} as well (was {string.Join(", ", known.Order(StringComparer.Ordinal))})",
            line.Change, line.Detail) with
        {
            Unless = $"`{line.Change.Path}` went to nobody else",
        };

    // The same model, run by another house.
    private IEnumerable<Finding> RoutedTo(RuleInput input) =>
        from line in Fallbacks(input)
        where line.Detail is { Label: RoutedProviders.Label, Effect: Effect.NewRoute }
        select input.Found(this, $"`{line.Change.Path}`: {line.Detail.Meaning!.TrimEnd('.')}", line.Change, line.Detail) with
        {
            Unless = $"`{line.Change.Path}` went to nobody else",
        };

    private static IEnumerable<(ArtifactChange Change, ChangeDetail Detail)> Fallbacks(RuleInput input) =>
        input.Lines(ArtifactKind.Model, ChangeTopic.Fallback).Concat(input.Lines(ArtifactKind.Prompt, ChangeTopic.Fallback))
            .Where(line => line.Change.Type == ChangeType.Changed);

    // Stated on its own, or before the slash of the model's name as dotprompt and gateways write it.
    private static string? Provider(ChangeTopic topic, string? value) => topic switch
    {
        ChangeTopic.Provider => value,
        ChangeTopic.ModelName when value is not null && ServedModels.IsRouted(value) => "whichever company OpenRouter picks",
        ChangeTopic.ModelName when value?.IndexOf('/') is > 0 and var slash && !value.StartsWith("models:", StringComparison.Ordinal) =>
            value[..slash],
        _ => null,
    };
}
