using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Settings;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>The provider is asked to keep what is sent to the model.</summary>
public sealed partial class ModelDataKept : IRiskRule
{
    public string Id => "model-data-kept";

    public string Title => "The provider keeps what is sent to the model";

    public string Why =>
        "Conversations then lie with the provider, who may look at them; what was agreed with customers may rule that out.";

    public string Fix => "Switch it off, or have the contract with the provider and the privacy notice checked.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm("Answers are stored", "models/default.yaml", "{model: m-1}", "{model: m-1, store: true}"),
        RuleExample.Harm(
            "Providers may collect", "models/default.yaml", "{model: m-1, extra_body: {provider: {data_collection: deny}}}",
            "{model: m-1, extra_body: {provider: {data_collection: allow}}}"),
        RuleExample.NearMiss(
            "Answers are no longer stored", "models/default.yaml", "{model: m-1, store: true}", "{model: m-1, store: false}"),
    ];

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from change in input.Changes.Changes
        where change is { Type: ChangeType.Changed, Kind: ArtifactKind.Model or ArtifactKind.Prompt }
        from detail in change.Details
        where detail.Topic == ChangeTopic.ModelParameter && Keeps(detail)
        select input.Found(
            this, $"{detail.Label} is {detail.After ?? "no longer set"} (was {detail.Before ?? "not set"})", change, detail) with
        {
            Unless = $"`{change.Path}` kept {detail.Label} {detail.Before ?? "unset"}",
        };

    private static bool Keeps(ChangeDetail detail)
    {
        if (Collects().IsMatch(detail.Place))
            return detail.Before == "deny" && detail.After != "deny";
        var (was, now) = (!SwitchWord.IsOff(detail.Before), !SwitchWord.IsOff(detail.After));
        return was != now && (now ? Stores().IsMatch(detail.Place) : Forgets().IsMatch(detail.Place));
    }

    // OpenRouter asks providers that keep what they are sent, unless it is told not to.
    [GeneratedRegex("/data_?collection$", RegexOptions.IgnoreCase)]
    private static partial Regex Collects();

    // store: Chat Completions and Responses of OpenAI.
    [GeneratedRegex(@"/(?:store|allow_training|data_sharing|log_prompts)$", RegexOptions.IgnoreCase)]
    private static partial Regex Stores();

    [GeneratedRegex(@"/(?:zero_data_retention|zdr|no_log|no_store|opt_out_of_training)$", RegexOptions.IgnoreCase)]
    private static partial Regex Forgets();
}
