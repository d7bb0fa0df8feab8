using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Settings;

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
        RuleExample.Harm(
            "Another filter of Azure", "models/default.yaml", "{model: m-1, content_filter: shop-strict}",
            "{model: m-1, content_filter: Microsoft.Nil}"),
        RuleExample.NearMiss(
            "More is blocked than before", "models/default.yaml",
            "{model: m-1, safety_settings: {harassment: BLOCK_ONLY_HIGH}}",
            "{model: m-1, safety_settings: {harassment: BLOCK_LOW_AND_ABOVE}}"),
    ];

    /// <remarks>Its size is 0 where nobody can tell which of two filters stops more. That is a step less grave.</remarks>
    public RiskLevel Severity(RiskLevel policy, double size) => size < 1 ? policy.Step(-1) : policy;

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from change in input.Changes.Changes
        where change is { Type: ChangeType.Changed, Kind: ArtifactKind.Model or ArtifactKind.Prompt }
        from detail in change.Details
        where Speaks().IsMatch(detail.Place)
        let lowers = Lowers(detail)
        where lowers || IsAnother(detail)
        select input.Found(
            this, $"{detail.Label} is {detail.After ?? "no longer set"} (was {detail.Before})"
                + (lowers ? "" : "; whether it stops as much cannot be told"),
            change, detail, lowers ? 1 : 0) with
        {
            Unless = $"`{change.Path}` kept its safety settings",
        };

    private static bool Lowers(ChangeDetail detail)
    {
        if (detail.Type == ChangeType.Added)
            return false;
        if (detail.After is null || (!SwitchWord.IsOff(detail.Before) && IsNone(detail.After) && !IsNone(detail.Before)))
            return true;
        return Strength(detail.Before) is { } was && Strength(detail.After) is { } now && (IsFrom(detail.Place) ? now > was : now < was);
    }

    // Azure's severity from which on something is stopped: low stops the most.
    private static bool IsFrom(string place) => place.EndsWith("severity_threshold", StringComparison.OrdinalIgnoreCase)
        || place.EndsWith("severityThreshold", StringComparison.Ordinal);

    private static bool IsNone(string? word) => SwitchWord.IsOff(word) || Strength(word) == 0;

    // A name of one's own says nothing of what it stops.
    private static bool IsAnother(ChangeDetail detail) =>
        detail is { Type: ChangeType.Changed, Before: not null, After: not null } && Filter().IsMatch(detail.Place)
        && (Strength(detail.Before) is null || Strength(detail.After) is null);

    // Gemini's thresholds (HarmBlockThreshold) and the words gateways use, from the loosest to the strictest.
    private static int? Strength(string? word) => word?.ToUpperInvariant() switch
    {
        "OFF" or "BLOCK_NONE" or "NONE" or "DISABLED" or "MICROSOFT.NIL" => 0,
        "BLOCK_ONLY_HIGH" or "LOW" => 1,
        "BLOCK_MEDIUM_AND_ABOVE" or "MEDIUM" => 2,
        "BLOCK_LOW_AND_ABOVE" or "HIGH" or "STRICT" => 3,
        _ => null,
    };

    // Azure's, which has a name, and Bedrock's, which has a number.
    [GeneratedRegex("/(?:content_?filter|rai_?policy(?:_?name)?|guardrail_?(?:id|identifier))$", RegexOptions.IgnoreCase)]
    private static partial Regex Filter();

    [GeneratedRegex(@"safety|safe_?prompt|moderation|content_?filter|rai_?policy|guardrail|harm", RegexOptions.IgnoreCase)]
    private static partial Regex Speaks();
}
