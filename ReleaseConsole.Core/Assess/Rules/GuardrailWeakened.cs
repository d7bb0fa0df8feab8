using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>An instruction that forbids or obliges is softer or lets more through.</summary>
public sealed class GuardrailWeakened : IRiskRule
{
    public string Id => "guardrail-weakened";

    public string Title => "An instruction that forbids or obliges is softer or lets more through";

    public string Why => "A softer word or a higher figure leaves the decision to the model where the prompt used to take it.";

    public string Fix => "Go back to the firm wording or the old figure, or measure what the softer one lets through before it ships.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            "Never became try not to, unless asked", "prompts/triage.md",
            "Never promise a delivery date.", "Try not to promise a delivery date, unless asked."),
        RuleExample.Harm(
            "What had to be asked must not be asked", "prompts/triage.md", "Always ask for ID before a refund.",
            "Do not ask for ID before a refund."),
        RuleExample.Harm(
            "A ban on three things is a ban on one", "prompts/triage.md", "Never give medical, legal or financial advice.",
            "Never give medical advice."),
        RuleExample.Harm(
            "What was forbidden is to be done", "prompts/triage.md", "Never promise a refund.", "Promise a refund quickly."),
        RuleExample.NearMiss(
            "A ban on one thing is a ban on three", "prompts/triage.md", "Never give medical advice.",
            "Never give medical, legal or financial advice."),
        RuleExample.NearMiss(
            "Another word for the same ban", "prompts/triage.md", "Never promise a delivery date.", "Never promise any delivery date."),
    ];

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from line in input.Lines(ArtifactKind.Prompt, ChangeTopic.Obligation)
        where line.Detail is { Type: ChangeType.Changed, Effect: Effect.Wider }
        let how = InstructionWords.IsOpposite(line.Detail.Before!, line.Detail.After!) ? "turned into its opposite" : "weakened"
        select input.Found(this, $"A rule was {how}: “{line.Detail.After!.TrimEnd('.')}”", line.Change, line.Detail) with
        {
            Unless = $"`{line.Change.Path}` still said “{line.Detail.Before!.TrimEnd('.')}”",
        };
}
