using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Prompts;

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

    /// <remarks>
    /// Its size is 0 where nobody can tell from the words which way an instruction changed, or its language is not read: a step less grave.
    /// Where the plainest words of the language are read and none of them changed, it is two steps.
    /// </remarks>
    public RiskLevel Severity(RiskLevel policy, double size) => size < 0 ? policy.Step(-2) : size < 1 ? policy.Step(-1) : policy;

    public IEnumerable<Finding> Findings(RuleInput input) =>
        (from line in input.Lines(ArtifactKind.Prompt, ChangeTopic.Obligation)
         where line.Detail is { Type: not ChangeType.Removed, Effect: Effect.Wider }
         select input.Found(this, Told(line.Detail), line.Change, line.Detail, size: 1) with { Unless = Unless(line.Change, line.Detail) })
        .Concat(
            from line in input.Lines(ArtifactKind.Prompt, ChangeTopic.Figure).Concat(input.Lines(ArtifactKind.Prompt, ChangeTopic.Unread))
            select input.Found(this, line.Detail.Meaning!.TrimEnd('.'), line.Change, line.Detail, IsReadInPart(line.Detail) ? -1 : 0) with
            {
                Unless = Unless(line.Change, line.Detail),
            });

    private static bool IsReadInPart(ChangeDetail line) =>
        line.Topic == ChangeTopic.Unread && UnreadSentences.IsReadInPart($"{line.Before}{line.After}");

    private static string Told(ChangeDetail line)
    {
        if (line.Meaning is { } meaning)
            return $"A rule was weakened: {meaning.TrimEnd('.')}";
        var how = InstructionWords.IsOpposite(line.Before!, line.After!) ? "turned into its opposite" : "weakened";
        return $"A rule was {how}: “{line.After!.TrimEnd('.')}”";
    }

    private static string Unless(ArtifactChange change, ChangeDetail line) => line.Before is { } before
        ? $"`{change.Path}` still said “{before.TrimEnd('.')}”"
        : $"`{change.Path}` did not say “{line.After!.TrimEnd('.')}”";
}
