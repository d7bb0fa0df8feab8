using System.Globalization;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Datasets;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>
/// What is held to be right changed in many rows whose question stayed: with the truth turned round, a result means nothing. One or two
/// rows put right are told by the comparison and are no finding.
/// </summary>
public sealed class DatasetAnswersChanged : IRiskRule
{
    private const int FewestRows = 3;
    private const double Share = 0.05;

    public string Id => "dataset-answers-changed";

    public string Title => "Many rows of a dataset hold another answer to be right";

    public string Why => "A result is measured against these answers; when they change, the rate moves although the product did not.";

    public string Fix => "Have somebody who knows the cases read the changed rows, and measure what is live on them too.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            "Two labels are exchanged", "datasets/golden.jsonl", Rows(at => at % 2 == 0 ? "refund" : "tech"),
            Rows(at => at % 2 == 0 ? "tech" : "refund")),
        RuleExample.NearMiss(
            "One label of twenty is put right", "datasets/golden.jsonl", Rows(at => at % 2 == 0 ? "refund" : "tech"),
            Rows(at => at == 1 || at % 2 == 0 ? "refund" : "tech")),
    ];

    public bool TakesThreshold => true;

    /// <remarks>Its size is the share of rows whose answer changed. A third of them and more is a step graver.</remarks>
    public RiskLevel Severity(RiskLevel policy, double size) => size >= 1.0 / 3 ? policy.Step(1) : policy;

    private static string Rows(Func<int, string> label) => string.Concat(
        Enumerable.Range(0, 20).Select(at => $"{{\"id\":{at},\"question\":\"Question {at}?\",\"label\":\"{label(at)}\"}}\n"));

    public IEnumerable<Finding> Findings(RuleInput input)
    {
        foreach (var change in input.Of(ArtifactKind.Dataset).Where(change => change.Type == ChangeType.Changed))
        {
            // Which columns differ was found by the comparison; where no answer does, rows are not laid side by side.
            var answers = change.Details
                .Where(detail => detail.Topic == ChangeTopic.Cells && AnswerColumns.Holds(detail.Place[1..])).ToList();
            if (answers.Count == 0)
                continue;
            var columns = answers.Select(detail => detail.Place[1..]).ToHashSet(StringComparer.Ordinal);
            var (before, after) = (input.Rows(input.Before(change)), input.Rows(input.After(change)));
            var (rows, all) = (RowPairs.Of(before, after).Count(pair => IsRelabelled(pair.Before, pair.After, columns)), after.Count);
            var share = all == 0 ? 0 : (double)rows / all;
            if (rows < FewestRows || share < (input.Setting.Threshold ?? Share))
                continue;
            yield return input.Found(
                this, string.Create(
                    CultureInfo.InvariantCulture, $"{rows} of {all} rows of `{change.Path}` hold another answer to be right"),
                change.Path, answers[0].Place, answers[0].Before, answers[0].After, share) with
            {
                Unless = $"`{change.Path}` kept its answers",
            };
        }
    }

    // A row that asks something else as well is another case.
    private static bool IsRelabelled(JsonObject before, JsonObject after, HashSet<string> answers)
    {
        var differ = before.Select(member => member.Key).Union(after.Select(member => member.Key))
            .Where(name => !NumberCells.AreSame(name, before[name], after[name])).ToList();
        return differ.Count > 0 && differ.TrueForAll(answers.Contains);
    }
}
