using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>What of an evaluation a format has no place for, named only where the record has it.</summary>
internal static class EvaluationLosses
{
    public static IEnumerable<string> OfTheRun(EvaluationRecord record, string format)
    {
        if (record.RanOnArtifacts is { Count: > 0 } artifacts)
            yield return $"{format} has no place for what it ran on by digest ({Counted.Of(artifacts.Count, "artifact")}).";
    }

    public static IEnumerable<string> OfAnswers(EvaluationRecord record, string format) =>
        from loss in new (string What, Func<EvaluationRow, bool> Has)[]
        {
            ("whether the model refused", row => row.IsRefusal is not null),
            ("what a guardrail flagged", row => row.IsFlagged is not null),
            ("what cut an answer short", row => row.Limit is not null),
        }
        let rows = record.Rows.Count(loss.Has)
        where rows > 0
        select $"{format} has no place for {loss.What} ({Counted.Of(rows, "row")}).";

    /// <summary>Rows with a score alone, for a format that knows only verdicts.</summary>
    public static IEnumerable<string> OfScores(EvaluationRecord record, string format)
    {
        if (record.Rows.Count(row => row.Pass is null && row.Error is null) is > 0 and var rows)
            yield return $"{format} has only verdicts: what has a score and no verdict stands there as passed ({Counted.Of(rows, "row")}).";
    }
}
