using System.Globalization;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare;

/// <summary>Evaluations: how many cases pass, fail and have no answer. What that means is for the verdict, which pairs the cases.</summary>
public sealed class EvaluationComparer : IComparer
{
    public ArtifactKind Kind => ArtifactKind.Evaluation;

    public Comparison Compare(ArtifactPair pair)
    {
        if (pair.After is null)
            return new Comparison($"`{pair.Path}` is no longer part of the release's evidence.", []);
        var now = EvaluationRecord.Parse(pair.After.Bytes);
        if (pair.Before is null)
            return new Comparison($"New evidence: {Said(now)}.", [.. Counts(null, now.Stats)]);
        var was = EvaluationRecord.Parse(pair.Before.Bytes);
        return new Comparison($"{Said(now)} (was {Said(was)}).", [.. Counts(was.Stats, now.Stats)]);
    }

    private static IEnumerable<ChangeDetail> Counts(EvaluationStats? before, EvaluationStats after)
    {
        (string Label, int? Before, int After)[] counts =
        [
            ("Passed", before?.Passed, after.Passed), ("Failed", before?.Failed, after.Failed), ("No answer", before?.Errors, after.Errors),
        ];
        return from count in counts
               where count.Before != count.After
               select new ChangeDetail(
                   "", count.Label, before is null ? ChangeType.Added : ChangeType.Changed,
                   count.Before?.ToString(CultureInfo.InvariantCulture),
                   count.After.ToString(CultureInfo.InvariantCulture), Effect.Different, ChangeTopic.Result);
    }

    private static string Said(EvaluationRecord record) => record.Stats is { Passed: 0, Failed: 0 } && Mean(record) is { } mean
        ? mean + (record.Stats.Errors > 0 ? $", {Core.Counted.Of(record.Stats.Errors)} without an answer" : "")
        : Said(record.Stats);

    // Where nothing passes or fails, the first thing that is scored tells how it went.
    private static string? Mean(EvaluationRecord record)
    {
        var scored = record.Rows.Where(row => row is { Error: null, Score: not null }).ToList();
        if (scored.Count == 0)
            return null;
        var mean = scored.Where(row => row.Metric == scored[0].Metric).Average(row => row.Score!.Value);
        return string.Create(CultureInfo.InvariantCulture, $"{scored[0].Metric ?? "score"} {mean:0.00} on average");
    }

    private static string Said(EvaluationStats stats) => string.Create(
        CultureInfo.InvariantCulture,
        $"{stats.Passed} of {stats.Passed + stats.Failed} pass{(stats.Errors > 0 ? $", {stats.Errors} without an answer" : "")}");
}
