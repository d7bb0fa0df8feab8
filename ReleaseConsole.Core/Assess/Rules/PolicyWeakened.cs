using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A policy lost a rule or lets more through.</summary>
public sealed class PolicyWeakened : IRiskRule
{
    public string Id => "policy-weakened";

    public string Title => "A policy lost a rule or lets more through";

    public string Why => "The policy is what the product is held to; a release that loosens it judges itself by softer terms.";

    public string Fix => "Bring the rule back, or release the policy by itself, signed by those who own it.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            "The amount a person decides from is four times as high", "policies/guardrails.yaml",
            "rules: [{id: a, action: hand_off, limit: {amount: 50}}]", "rules: [{id: a, action: hand_off, limit: {amount: 200}}]"),
        RuleExample.Harm(
            "A rule of Rego denies under one more condition", "policies/refunds.rego",
            "package refunds\n\ndeny contains \"too much\" if {\n  input.amount > 50\n}\n",
            "package refunds\n\ndeny contains \"too much\" if {\n  input.amount > 50\n  not input.friend\n}\n"),
        RuleExample.Harm(
            "The freeze is shorter", "policies/calendar.yaml", "freeze: {from: 2026-12-20, days: 14}",
            "freeze: {from: 2026-12-20, days: 7}"),
        RuleExample.Harm(
            "In a policy in prose, managers decide from ten times the amount on", "policies/refunds.md",
            "Managers must approve refunds above €50.", "Managers must approve refunds above €500."),
        RuleExample.NearMiss(
            "Another comment in Rego", "policies/refunds.rego", "package refunds\n\n# Once.\ndeny contains \"paid\" if input.paid\n",
            "package refunds\n\n# Only once.\ndeny contains \"paid\" if input.paid\n"),
        RuleExample.NearMiss(
            "Stricter in action and amount", "policies/guardrails.yaml",
            "rules: [{id: a, action: hand_off, limit: {amount: 50}}]", "# Stricter.\nrules: [{id: a, action: block, limit: {amount: 20}}]"),
    ];

    /// <remarks>Its size is 0 where a figure changed and nobody can tell from the words which way: a step less grave.</remarks>
    public RiskLevel Severity(RiskLevel policy, double size) => size < 1 ? policy.Step(-1) : policy;

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from change in input.Of(ArtifactKind.Policy)
        from finding in change.Type == ChangeType.Removed
            ? [input.Found(this, $"The policy `{change.Path}` is gone", change.Path, size: 1)]
            : from detail in change.Details
              where detail.Effect == Effect.Wider || detail.Topic == ChangeTopic.Figure
              select input.Found(this, Said(change, detail), change, detail, detail.Effect == Effect.Wider ? 1 : 0)
        select finding with { Unless = $"`{change.Path}` were as strict as before" };

    private static string Said(ArtifactChange change, ChangeDetail detail) => detail.Topic == ChangeTopic.Figure
        ? detail.Meaning!.TrimEnd('.')
        : detail.Meaning is { Length: > 1 } meaning
        ? $"`{change.Path}`: {(char.IsLower(meaning[1]) ? char.ToLowerInvariant(meaning[0]) : meaning[0])}{meaning[1..].TrimEnd('.')}"
        : detail.After is null
        ? $"`{change.Path}` lost {detail.Label}"
        : $"`{change.Path}` is looser: {detail.Label} is {detail.After} (was {detail.Before ?? "not there"})";
}
