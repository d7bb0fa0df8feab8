namespace ReleaseConsole.Core.Artifacts;

/// <summary>How many rows passed, failed and are missing.</summary>
public sealed record EvaluationStats(int Passed, int Failed, int Errors)
{
    public static EvaluationStats Of(IReadOnlyCollection<EvaluationRow> rows) =>
        new(rows.Count(row => row.Pass == true), rows.Count(row => row.Pass == false), rows.Count(row => row.Error is not null));
}
