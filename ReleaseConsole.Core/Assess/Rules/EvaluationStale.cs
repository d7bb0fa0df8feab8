using ReleaseConsole.Core.Evaluate;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>An evaluation ran on other bytes than the release has, or before its tools and models changed.</summary>
public sealed class EvaluationStale : IRiskRule
{
    public string Id => "evaluation-stale";

    public string Title => "An evaluation ran on other bytes than the release has";

    public string Why => "Results say something about the bytes they were made with, and nothing about these.";

    public string Fix => "Run it again on exactly these bytes.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm("It ran on another text", "evaluations/golden", null, "60+ on Other words.").Beside("prompts/triage.md", "Words."),
        RuleExample.Harm(
            "Its results are taken over and a model changed", "models/default.yaml", "model: gpt-4.1-mini-2025-04-14\n",
            "model: gpt-4.1-2025-04-14\n")
            .Beside("prompts/triage.md", "Words.").Beside("evaluations/golden", "60+"),
        RuleExample.NearMiss(
            "It ran again with the model", "models/default.yaml", "model: gpt-4.1-mini-2025-04-14\n", "model: gpt-4.1-2025-04-14\n")
            .Beside("prompts/triage.md", "Words.").Beside("evaluations/golden", "60+", "60+ anew"),
        RuleExample.NearMiss("It ran on the prompt as it is", "evaluations/golden", null, "60+").Beside("prompts/triage.md", "Words."),
    ];

    public bool IsOfRelease => true;

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from evaluation in input.To.Evaluations
        let why = WhyNot(evaluation, input)
        where why is not null
        select input.Found(this, $"`{evaluation.Pin.Path}` does not apply. {why.TrimEnd('.')}", evaluation.Pin.Path) with
        {
            Unless = $"`{evaluation.Pin.Path}` had run on these bytes",
        };

    internal static IReadOnlyList<string> OtherBytes(RuleInput input) =>
    [
        .. input.To.Evaluations.Where(one => WhyNot(one, input) is not null).Select(one => one.Pin.Path),
    ];

    private static string? WhyNot(PinnedContent evaluation, RuleInput input)
    {
        var record = input.Record(evaluation);
        return Coverage.Of(record, input.To).WhyNot() ?? CarriedOver.WhyNot(evaluation, record, input.From, input.To);
    }
}
