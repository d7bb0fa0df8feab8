using System.Globalization;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Prompts;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A prompt holds personal data that it did not hold before.</summary>
public sealed class PersonalDataInPrompt : IRiskRule
{
    public string Id => "personal-data-in-prompt";

    public string Title => "A prompt holds personal data that it did not hold before";

    public string Why => "What stands in a prompt is sent to the model provider with every call, and kept with the release.";

    public string Fix => "Take the person out: use a role address, a made-up example, or a variable that is filled at the call.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm("A colleague's own address", "prompts/triage.md", "Ask the desk.", "Ask maria.keller@harbourpine.shop."),
        RuleExample.NearMiss(
            "A role's address, an example and a number that is no card", "prompts/triage.md",
            "Ask the desk.", "Ask support@harbourpine.shop or someone@example.com, order 4111111111111112."),
    ];

    /// <remarks>Its size is how many pieces of personal data are new in the prompt. Five and more are a step graver each.</remarks>
    public RiskLevel Severity(RiskLevel policy, double size) => size >= 5 ? policy.Step(1) : policy;

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from change in input.Of(ArtifactKind.Prompt)
        where change.After is not null
        let known = PersonalData.In(input.Before(change).PromptText()).Select(one => one.Value).ToHashSet(StringComparer.Ordinal)
        let added = PersonalData.In(input.After(change).PromptText()).Where(one => !known.Contains(one.Value)).ToList()
        from found in added
        select input.Found(
            this, $"The prompt holds {found.Kind}", change.Path,
            string.Create(CultureInfo.InvariantCulture, $"line {found.Line}"), after: found.Masked, size: added.Count) with
        {
            Unless = $"`{change.Path}` held no personal data",
        };
}
