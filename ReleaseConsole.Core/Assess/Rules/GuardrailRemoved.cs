using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>An instruction that forbids or obliges is gone from a prompt.</summary>
public sealed class GuardrailRemoved : IRiskRule
{
    public string Id => "guardrail-removed";

    public string Title => "An instruction that forbids or obliges is gone from a prompt";

    public string Why =>
        "Nothing in the prompt holds the model back here any more; it will do what the instruction ruled out as soon as a message asks for it.";

    public string Fix =>
        "Put the instruction back, or say in the notes which other place now holds the same line, and have its owner sign.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            "The line that hands large refunds to a person is gone", "prompts/triage.md",
            "Help.\n1. Refunds above €50 always go to a person.\n2. Be kind.", "Help.\n1. Be kind."),
        RuleExample.NearMiss(
            "The same line stands elsewhere in the prompt", "prompts/triage.md",
            "Help.\n1. Refunds above €50 always go to a person.\n2. Be kind.",
            "Help.\n1. Be kind.\n2. Refunds above €50 always go to a person."),
    ];

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from line in input.Lines(ArtifactKind.Prompt, ChangeTopic.Obligation)
        where line.Detail is { Type: ChangeType.Removed, Effect: Effect.Wider }
        select input.Found(this, $"A rule was removed: “{line.Detail.Before!.TrimEnd('.')}”", line.Change, line.Detail) with
        {
            Unless = $"`{line.Change.Path}` kept “{line.Detail.Before!.TrimEnd('.')}”",
        };
}
