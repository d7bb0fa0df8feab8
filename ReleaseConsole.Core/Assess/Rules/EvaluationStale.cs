using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>An evaluation ran on other bytes than the release has.</summary>
public sealed class EvaluationStale : IRiskRule
{
    public string Id => "evaluation-stale";

    public string Title => "An evaluation ran on other bytes than the release has";

    public string Why => "Results say something about the bytes they were made with, and nothing about these.";

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from evaluation in input.To.Evaluations
        let why = Coverage.Of(EvaluationRecord.Parse(evaluation.Bytes), input.To).WhyNot()
        where why is not null
        select input.Found(this, $"`{evaluation.Pin.Path}` does not apply: {why.TrimEnd('.')}", evaluation.Pin.Path);

    internal static IReadOnlyList<string> OtherBytes(RuleInput input) =>
    [
        .. input.To.Evaluations.Where(one => !Coverage.Of(EvaluationRecord.Parse(one.Bytes), input.To).Holds).Select(one => one.Pin.Path),
    ];
}
