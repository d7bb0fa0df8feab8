using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>An instruction that forbids or obliges is softer or lets more through.</summary>
public sealed class GuardrailWeakened : IRiskRule
{
    public string Id => "guardrail-weakened";

    public string Title => "An instruction that forbids or obliges is softer or lets more through";

    public string Why => "A softer word or a higher figure leaves the decision to the model where the prompt used to take it.";

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from line in input.Lines(ArtifactKind.Prompt, ChangeTopic.Obligation)
        where line.Detail is { Type: ChangeType.Changed, Effect: Effect.Wider }
        select input.Found(this, $"A rule was weakened: “{line.Detail.After!.TrimEnd('.')}”", line.Change, line.Detail);
}
