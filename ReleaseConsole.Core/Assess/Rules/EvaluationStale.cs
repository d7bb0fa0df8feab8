using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>An evaluation ran on other bytes than the release has.</summary>
public sealed class EvaluationStale : IRiskRule
{
    public string Id => "evaluation-stale";

    public string Title => "An evaluation ran on other bytes than the release has";

    public string Why => "Results say something about the bytes they were made with, and nothing about these.";

    public string Fix => "Run it again on exactly these bytes.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm("It ran on another text", "evaluations/golden", null, "60+ on Other words.").Beside("prompts/triage.md", "Words."),
        RuleExample.NearMiss("It ran on the prompt as it is", "evaluations/golden", null, "60+").Beside("prompts/triage.md", "Words."),
    ];

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from evaluation in input.To.Evaluations
        let why = Coverage.Of(EvaluationRecord.Parse(evaluation.Bytes), input.To).WhyNot()
        where why is not null
        select input.Found(this, $"`{evaluation.Pin.Path}` does not apply: {why.TrimEnd('.')}", evaluation.Pin.Path) with
        {
            Unless = $"`{evaluation.Pin.Path}` had run on these bytes",
        };

    internal static IReadOnlyList<string> OtherBytes(RuleInput input) =>
    [
        .. input.To.Evaluations.Where(one => !Coverage.Of(EvaluationRecord.Parse(one.Bytes), input.To).Holds).Select(one => one.Pin.Path),
    ];
}
