using System.Globalization;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A prompt holds personal data that it did not hold before.</summary>
public sealed class PersonalDataInPrompt : IRiskRule
{
    public string Id => "personal-data-in-prompt";

    public string Title => "A prompt holds personal data that it did not hold before";

    public string Why => "What stands in a prompt is sent to the model provider with every call, and kept with the release.";

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from change in input.Of(ArtifactKind.Prompt)
        where change.After is not null
        let known = PersonalData.In(input.Before(change).PromptText()).Select(one => one.Value).ToHashSet(StringComparer.Ordinal)
        from found in PersonalData.In(input.After(change).PromptText())
        where !known.Contains(found.Value)
        select input.Found(
            this, $"The prompt holds {found.Kind}", change.Path,
            string.Create(CultureInfo.InvariantCulture, $"line {found.Line}"), after: found.Masked);
}
