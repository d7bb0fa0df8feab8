using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>An instruction that forbids or obliges is gone from a prompt.</summary>
public sealed partial class GuardrailRemoved : IRiskRule
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
            "The form of the answer is another", "prompts/triage.md", "Sort the message. Always answer with a JSON object.",
            "Sort the message. Answer in one sentence."),
        RuleExample.NearMiss(
            "The same line stands elsewhere in the prompt", "prompts/triage.md",
            "Help.\n1. Refunds above €50 always go to a person.\n2. Be kind.",
            "Help.\n1. Be kind.\n2. Refunds above €50 always go to a person."),
    ];

    /// <remarks>Its size is 0 where another prompt of the release says it now, word for word. That is two steps less grave.</remarks>
    public RiskLevel Severity(RiskLevel policy, double size) => size < 1 ? policy.Step(-2) : policy;

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from line in input.Lines(ArtifactKind.Prompt, ChangeTopic.Obligation)
        where line.Detail is { Type: ChangeType.Removed, Effect: Effect.Wider } && !IsOfTheForm(line.Change, line.Detail)
        let elsewhere = Elsewhere(input, line.Change, line.Detail.Before!)
        select input.Found(
            this, $"A rule was removed: “{line.Detail.Before!.TrimEnd('.')}”{(elsewhere is null ? "" : $"; it now stands in `{elsewhere}`")}",
            line.Change, line.Detail, elsewhere is null ? 1 : 0) with
        {
            Unless = $"`{line.Change.Path}` kept “{line.Detail.Before!.TrimEnd('.')}”",
        };

    // Where it stood in both before, one of the two is gone all the same.
    private static string? Elsewhere(RuleInput input, ArtifactChange from, string said)
    {
        var key = new Instruction(0, said, Stance.None).Key;
        return input.Of(ArtifactKind.Prompt).FirstOrDefault(other => other.Path != from.Path && other.After is not null
            && Says(input.After(other), key) && !Says(input.Before(other), key))?.Path;
    }

    private static bool Says(PinnedContent? prompt, string key) =>
        PromptReading.Of(prompt.PromptText()).Instructions.Any(one => one.Key == key);

    // In what form to answer is told by a rule of its own; it holds nobody back.
    private static bool IsOfTheForm(ArtifactChange change, ChangeDetail detail) =>
        change.Details.Any(one => one.Topic == ChangeTopic.OutputContract) && Form().IsMatch(detail.Before!);

    [GeneratedRegex(
        @"^(?:please |you must |always |only )*(?:answer|reply|respond|return|output|write|produce|emit)\b(?:(?!\bnever\b|\bnot\b).)*\b(?:json|xml|yaml|csv|markdown|schema)\b(?:(?!\bnever\b).)*$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Form();
}
