using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Models;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>The temperature is higher.</summary>
public sealed class TemperatureRaised : IRiskRule
{
    public string Id => "temperature-raised";

    public string Title => "The temperature is higher";

    public string Why => "Answers vary more: the evaluation shows one draw of many, and rare answers become less rare.";

    public string Fix => "Keep the old value, or repeat every case of the evaluation several times at the new one.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm("A tenth higher", "models/default.yaml", "{model: m-1, temperature: 0.2}", "{model: m-1, temperature: 0.3}"),
        RuleExample.Harm(
            "It is no longer stated, so that the vendor's own counts", "models/default.yaml", "{model: m-1, temperature: 0.2}",
            "{model: m-1}"),
        RuleExample.NearMiss(
            "Less than the policy asks about", "models/default.yaml", "{model: m-1, temperature: 0.2}", "{model: m-1, temperature: 0.25}"),
    ];

    public bool TakesThreshold => true;

    /// <remarks>Its size is the rise. Half a point and more is a step graver.</remarks>
    public RiskLevel Severity(RiskLevel policy, double size) => size >= 0.5 - 1e-9 ? policy.Step(1) : policy;

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from line in Lines(input)
        let change = line.Change
        let detail = line.Detail
        where detail.Topic == ChangeTopic.ModelParameter && ModelSettings.IsTemperature(detail)
        where Rise(detail) >= (input.Setting.Threshold ?? 0) - 1e-9 && Rise(detail) > 0
        select input.Found(
            this, $"The temperature is {detail.After ?? "left to the vendor’s default, 1 with most"} (was {detail.Before})", change, detail,
            Rise(detail)) with
        {
            Unless = $"`{change.Path}` kept its temperature of {detail.Before}",
        };

    private static IEnumerable<(ArtifactChange Change, ChangeDetail Detail)> Lines(RuleInput input) =>
        (from change in input.Changes.Changes
         where change.Kind is ArtifactKind.Model or ArtifactKind.Prompt
         from detail in change.Details
         select (change, detail)).Concat(input.ModelLines());

    private static double Rise(ChangeDetail detail) =>
        PlainNumber.Of(detail.Before) is { } was
        && (detail.After is null ? ModelSettings.UsualTemperature : PlainNumber.Of(detail.After)) is { } now ? now - was : 0;
}
