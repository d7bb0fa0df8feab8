using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>An instruction that forbids or obliges is gone from a prompt.</summary>
public sealed class GuardrailRemoved : IRiskRule
{
    public string Id => "guardrail-removed";

    public string Title => "An instruction that forbids or obliges is gone from a prompt";

    public string Why => "Nothing in the prompt holds the model back here any more; it will do what the instruction ruled out as soon as a message asks for it.";

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from line in input.Lines(ArtifactKind.Prompt, ChangeTopic.Obligation)
        where line.Detail.Type == ChangeType.Removed
        select input.Found(this, $"A rule was removed: “{line.Detail.Before!.TrimEnd('.')}”", line.Change, line.Detail);
}
