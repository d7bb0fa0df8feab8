using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>The model draws its answers more freely.</summary>
public sealed class ModelLessRepeatable : IRiskRule
{
    public string Id => "model-less-repeatable";

    public string Title => "The model draws its answers more freely";

    public string Why =>
        "The same question can be answered otherwise each time; what was evaluated is one draw, and an incident cannot be replayed.";

    public string Fix => "Keep the seed and the old sampling, or repeat every case of the evaluation several times.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm("The seed is gone", "models/default.yaml", "{model: m-1, seed: 7}", "{model: m-1}"),
        RuleExample.NearMiss(
            "Another seed, and a smaller share to draw from", "models/default.yaml", "{model: m-1, seed: 7, top_p: 1}",
            "{model: m-1, seed: 8, top_p: 0.9}"),
    ];

    /// <remarks>Its size is how much freer it draws: 1 without a seed, else the rise of the share it draws from. Below a twentieth it is a
    /// step less grave, from three tenths on a step graver.</remarks>
    public RiskLevel Severity(RiskLevel policy, double size) =>
        size < 0.05 ? policy.Step(-1) : size is >= 0.3 and < 1 ? policy.Step(1) : policy;

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from change in input.Changes.Changes
        where change is { Type: ChangeType.Changed, Kind: ArtifactKind.Model or ArtifactKind.Prompt }
        from detail in change.Details
        where detail.Topic == ChangeTopic.ModelParameter && Frees(detail)
        select input.Found(
            this, detail.After is null
                ? $"`{change.Path}` has no {detail.Label} any more"
                : $"{detail.Label} is {detail.After} (was {detail.Before})",
            change, detail, Freer(detail)) with
        {
            Unless = $"`{change.Path}` kept its {detail.Label}",
        };

    // Of top_k, the share by which the number grew.
    private static double Freer(ChangeDetail detail) => (PlainNumber.Of(detail.Before), PlainNumber.Of(detail.After)) switch
    {
        ({ } was, { } now) when was > 1 => (now - was) / was,
        ({ } was, { } now) => now - was,
        _ => 1,
    };

    private static bool Frees(ChangeDetail detail) => JsonPointer.Segments(detail.Place) is [.., var last] && last switch
    {
        "seed" => detail.Type == ChangeType.Removed,
        "top_p" or "topP" or "top_k" or "topK" => PlainNumber.Of(detail.After) > PlainNumber.Of(detail.Before),
        _ => false,
    };
}
