using System.Globalization;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Prompts;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>An instruction that forbids or obliges is gone from a prompt.</summary>
public sealed partial class GuardrailRemoved : IRiskRule
{
    public string Id => "guardrail-removed";

    public string Title => "An instruction that forbids or obliges is gone from a prompt";

    public string Why =>
        "Nothing in the prompt holds the model back here any more; it will do what the instruction ruled "
        + "out as soon as a message asks for it.";

    public string Fix =>
        "Put the instruction back, or say in the notes which other place now holds the same line, and have its owner sign.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            "The line that hands large refunds to a person is gone", "prompts/triage.md",
            "Help.\n1. Refunds above €50 always go to a person.\n2. Be kind.", "Help.\n1. Be kind."),
        RuleExample.Harm(
            "The line is struck through", "prompts/triage.md", "Help.\n- Never promise a date.", "Help.\n- ~~Never promise a date.~~"),
        RuleExample.Harm("The prompt that held the line is no longer included", "prompts/triage.md", "{{> safety}}\nHelp.", "Help.")
            .Beside("prompts/safety.md", "Never promise a date."),
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

    public IEnumerable<Finding> Findings(RuleInput input) => Whole(input).Concat(Included(input)).Concat(Lines(input));

    private IEnumerable<Finding> Lines(RuleInput input)
    {
        // Read once, and only where a rule is gone.
        var gained = new Lazy<ILookup<string, string>>(() => Gained(input));
        return from line in input.Lines(ArtifactKind.Prompt, ChangeTopic.Obligation)
               where line.Change.Type == ChangeType.Changed && line.Detail is { Type: ChangeType.Removed, Effect: Effect.Wider }
                   && !IsOfTheForm(line.Change, line.Detail)
               let said = line.Detail.Before!.TrimEnd('.')
               let how = line.Detail.Meaning?.TrimEnd('.') ?? $"“{said}”"
               let elsewhere = gained.Value[new Instruction(0, line.Detail.Before!, Stance.None).Key]
                   .FirstOrDefault(path => path != line.Change.Path)
               select input.Found(
                   this, $"A rule was removed: {how}{(elsewhere is null ? "" : $"; it now stands in `{elsewhere}`")}", line.Change,
                   line.Detail, elsewhere is null ? 1 : 0) with
               {
                   Unless = $"`{line.Change.Path}` kept “{said}”",
               };
    }

    /// <summary>A prompt that left the release with rules that no other one holds.</summary>
    private IEnumerable<Finding> Whole(RuleInput input) =>
        from change in input.Of(ArtifactKind.Prompt)
        where change.Type == ChangeType.Removed
        let lost = change.Details
            .Where(one => one is { Topic: ChangeTopic.Obligation, Type: ChangeType.Removed, Effect: Effect.Wider }).ToList()
        where lost.Count > 0
        let more = lost.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" and {lost.Count - 1} more")
        select input.Found(
            this, $"`{change.Path}` was removed with {Counted.Of(lost.Count, "rule")}: “{lost[0].Before!.TrimEnd('.')}”{more}", change.Path,
            before: string.Join('\n', lost.Select(one => one.Before)), size: 1) with
        {
            Unless = $"`{change.Path}` stayed, or another prompt said the same",
        };

    // What an included prompt said is not always known.
    private IEnumerable<Finding> Included(RuleInput input) =>
        from line in input.Lines(ArtifactKind.Prompt, ChangeTopic.Included)
        where line.Detail.Effect == Effect.Wider || line.Detail.Relation is not null
        select input.Found(
            this, line.Detail.Meaning!.TrimEnd('.'), line.Change, line.Detail, line.Detail.Effect == Effect.Wider ? 1 : 0) with
        {
            Unless = $"`{line.Change.Path}` still included {line.Detail.Before}",
        };

    /// <summary>
    /// The sentences that prompts say now and did not say before, with the prompts. Where one stood in both, it is gone from one of them
    /// all the same.
    /// </summary>
    private static ILookup<string, string> Gained(RuleInput input) => (
        from change in input.Of(ArtifactKind.Prompt)
        where change.After is not null
        // A comment or an example holds no line that was held elsewhere.
        from key in ReleaseRules.InForce(PromptReading.Of(input.After(change).PromptText())).Select(one => one.Key)
            .Except(PromptReading.Of(input.Before(change).PromptText()).Instructions.Select(one => one.Key))
        select (key, change.Path)).ToLookup(one => one.key, one => one.Path, StringComparer.Ordinal);

    // In what form to answer is told by a rule of its own; it holds nobody back.
    private static bool IsOfTheForm(ArtifactChange change, ChangeDetail detail) =>
        change.Details.Any(one => one.Topic == ChangeTopic.OutputContract) && Form().IsMatch(detail.Before!);

    [GeneratedRegex(
        @"^(?:please |you must |always |only )*(?:answer|reply|respond|return|output|write|produce|emit)\b(?:(?!\b(?:never|not"
        + @"|only (?:from|about|what|if|when|with the))\b).)*\b(?:json|xml|yaml|csv|markdown|schema)\b"
        + @"(?:(?!\b(?:never|not|only|and|but)\b|[,;]).)*(?:\bwith (?:the |these |exactly )?(?:\w+ )?(?:keys?|fields?|members?|properties"
        + @"|columns?)\b(?:(?!\b(?:never|not|only|but|always|must)\b|;).)*|,?\s?(?:and )?nothing else\W*)?$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Form();
}
