using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A safety setting of the model is lower or off.</summary>
public sealed partial class ModelSafetyLowered : IRiskRule
{
    public string Id => "model-safety-lowered";

    public string Title => "A safety setting of the model is lower or off";

    public string Why => "The provider’s own filter no longer stops what it stopped; the prompt is then the only guard.";

    public string Fix => "Go back to the old threshold, or show by cases that nothing new gets through.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            "Harassment is no longer blocked", "models/default.yaml",
            "{model: m-1, safety_settings: {harassment: BLOCK_LOW_AND_ABOVE}}", "{model: m-1, safety_settings: {harassment: BLOCK_NONE}}"),
        RuleExample.NearMiss(
            "More is blocked than before", "models/default.yaml",
            "{model: m-1, safety_settings: {harassment: BLOCK_ONLY_HIGH}}",
            "{model: m-1, safety_settings: {harassment: BLOCK_LOW_AND_ABOVE}}"),
    ];

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from change in input.Changes.Changes
        where change is { Type: ChangeType.Changed, Kind: ArtifactKind.Model or ArtifactKind.Prompt }
        from detail in change.Details
        where Speaks().IsMatch(detail.Place) && Lowers(detail)
        select input.Found(this, $"{detail.Label} is {detail.After ?? "no longer set"} (was {detail.Before})", change, detail) with
        {
            Unless = $"`{change.Path}` kept its safety settings",
        };

    private static bool Lowers(ChangeDetail detail)
    {
        if (detail.Type == ChangeType.Added)
            return false;
        if (detail.After is null || (SwitchWord.IsOff(detail.After) && !SwitchWord.IsOff(detail.Before)))
            return true;
        return Strength(detail.Before) is { } was && Strength(detail.After) is { } now && now < was;
    }

    // Gemini's thresholds (HarmBlockThreshold) and the words gateways use, from the loosest to the strictest.
    private static int? Strength(string? word) => word?.ToUpperInvariant() switch
    {
        "OFF" or "BLOCK_NONE" or "NONE" or "DISABLED" => 0,
        "BLOCK_ONLY_HIGH" or "LOW" => 1,
        "BLOCK_MEDIUM_AND_ABOVE" or "MEDIUM" => 2,
        "BLOCK_LOW_AND_ABOVE" or "HIGH" or "STRICT" => 3,
        _ => null,
    };

    [GeneratedRegex(@"safety|moderation|content_?filter|guardrail|harm", RegexOptions.IgnoreCase)]
    private static partial Regex Speaks();
}
