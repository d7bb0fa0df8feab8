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
        var after = EvaluationRecord.Parse(pair.After.Bytes).Stats;
        if (pair.Before is null)
            return new Comparison($"New evidence: {Said(after)}.", [.. Counts(null, after)]);
        var before = EvaluationRecord.Parse(pair.Before.Bytes).Stats;
        return new Comparison($"{Said(after)} (was {Said(before)}).", [.. Counts(before, after)]);
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

    private static string Said(EvaluationStats stats) => string.Create(
        CultureInfo.InvariantCulture,
        $"{stats.Passed} of {stats.Passed + stats.Failed} pass{(stats.Errors > 0 ? $", {stats.Errors} without an answer" : "")}");
}
