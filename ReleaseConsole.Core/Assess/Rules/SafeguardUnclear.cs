using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Schemas;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A policy, or a setting that guards, changed in a way nobody can compute.</summary>
public sealed class SafeguardUnclear : IRiskRule
{
    public string Id => "safeguard-unclear";

    public string Title => "A policy or a safeguard changed in a way nobody can compute";

    public string Why =>
        "Two patterns, two judges or two conditions cannot be compared for what they let through; a person has to read them.";

    public string Fix => "Try both on what must be held back, and add such a case to the evaluation.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            "Another pattern is blocked", "policies/guardrails.yaml",
            @"rules: [{id: cards, action: block, pattern: '\d{4}'}]", @"rules: [{id: cards, action: block, pattern: '\d{16}'}]"),
        RuleExample.Harm(
            "A condition of Rego is another one", "policies/refunds.rego",
            "package refunds\n\nallow if {\n  input.paid\n  is_known\n}\n",
            "package refunds\n\nallow if {\n  input.paid\n  is_trusted\n}\n"),
        RuleExample.Harm(
            "Another model moderates", "settings/runtime.yaml", "moderation: {model: guard-12b}", "moderation: {model: guard-1b}"),
        RuleExample.NearMiss(
            "A condition of Rego is written from the other side", "policies/refunds.rego",
            "package refunds\n\nallow if input.amount <= 50\n", "package refunds\n\nallow if 50 >= input.amount\n"),
        RuleExample.NearMiss(
            "One thing more is looked for", "policies/guardrails.yaml", "entities: [email]", "entities: [email, iban]"),
    ];

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from line in Policies(input).Concat(input.SettingsThatReach())
        where line.Detail.Relation == SchemaRelation.Unknown
        select input.Found(
            this, $"Whether {line.Detail.Label} of `{line.Change.Path}` lets more through cannot be told", line.Change, line.Detail) with
        {
            Unless = $"{line.Detail.Label} of `{line.Change.Path}` stayed as it was",
        };

    private static IEnumerable<(ArtifactChange Change, ChangeDetail Detail)> Policies(RuleInput input) =>
        from change in input.Of(ArtifactKind.Policy)
        where change.Type == ChangeType.Changed
        from detail in change.Details
        select (change, detail);
}
