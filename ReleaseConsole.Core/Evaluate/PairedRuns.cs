using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>Two runs laid side by side by case and prompt, from which each metric takes its sample.</summary>
internal sealed class PairedRuns
{
    private readonly CaseRuns _before;
    private readonly CaseRuns _after;
    private readonly (int Before, int After)[] _common;
    private readonly int[] _leftOut;

    public PairedRuns(EvaluationRecord baseline, EvaluationRecord candidate)
    {
        var prompts = PromptNames.Of(baseline, candidate);
        var (before, after) = (new CaseRuns(baseline, prompts.Before), new CaseRuns(candidate, prompts.After));
        (_before, _after) = (before, after);
        _common =
        [
            .. after.Keys.Where(one => before.Keys.ContainsKey(one.Key)).OrderBy(one => one.Key.Case, StringComparer.Ordinal)
                .ThenBy(one => one.Key.Label, StringComparer.Ordinal).Select(one => (before.Keys[one.Key], one.Value)),
        ];
        _leftOut = [.. before.Keys.Where(one => !after.Keys.ContainsKey(one.Key)).Select(one => one.Value)];
        Unpaired = before.Keys.Count + after.Keys.Count - (2 * _common.Length);
    }

    public int Unpaired { get; }

    /// <summary>The sample of one metric, and for each of its pairs which case it is, by its place among the common ones.</summary>
    public (PairedSample Sample, int[] Cases) Of(MeasuredMetric metric)
    {
        var (before, after) = (_before.Means(metric.Value), _after.Means(metric.Value));
        var kept = new List<int>(_common.Length);
        var errors = 0;
        for (var at = 0; at < _common.Length; at++)
        {
            var (was, became) = (before[_common[at].Before], after[_common[at].After]);
            if (!double.IsNaN(was) && !double.IsNaN(became))
                kept.Add(at);
            // A score by name may be asked of some cases only: where neither side has it, it does not apply.
            else if (metric.IsMain || double.IsNaN(was) != double.IsNaN(became))
                errors++;
        }
        return (new PairedSample(
            [.. kept.Select(at => before[_common[at].Before])], [.. kept.Select(at => after[_common[at].After])],
            [.. kept.Select(GroupOf)], errors, Unpaired)
        {
            LeftOut = _leftOut.Count(at => !double.IsNaN(before[at])),
        }.Settled(), [.. kept]);
    }

    public string? GroupOf(int at) => _after.Groups[_common[at].After] ?? _before.Groups[_common[at].Before];

    public IReadOnlyDictionary<string, string>? TagsOf(int at) =>
        _after.First[_common[at].After].Tags ?? _before.First[_common[at].Before].Tags;

    /// <summary>The case as each side first has it.</summary>
    public (EvaluationRow Before, EvaluationRow After) Named(int at) =>
        (_before.First[_common[at].Before], _after.First[_common[at].After]);

    public (string? Before, string? After) WhyOf(int at) => (_before.Reasons[_common[at].Before], _after.Reasons[_common[at].After]);

    /// <summary>All values of a case on either side, for splitting repeats.</summary>
    public IEnumerable<(List<double>? Before, List<double>? After, string? Group)> Repeats(MeasuredMetric metric)
    {
        var (before, after) = (_before.Values(metric.Value), _after.Values(metric.Value));
        for (var at = 0; at < _common.Length; at++)
            yield return (before[_common[at].Before], after[_common[at].After], GroupOf(at));
    }
}
