namespace ReleaseConsole.Core.Evaluate;

/// <summary>The cases of one evaluation that came out otherwise, the largest change first, and those that came out the same.</summary>
public sealed record CasesChanged(IReadOnlyList<CasePair> Worse, IReadOnlyList<CasePair> Better, int Same, int Errors, int Unpaired)
{
    /// <summary>The cases that came out the same, by name.</summary>
    public IReadOnlyList<CasePair> Alike { get; init; } = [];

    public static CasesChanged Of(PairedCases cases, bool higherIsBetter = true)
    {
        var fallen = cases.Pairs.Where(pair => pair.Difference < 0).OrderBy(pair => pair.Difference);
        var risen = cases.Pairs.Where(pair => pair.Difference > 0).OrderByDescending(pair => pair.Difference);
        var (worse, better) = higherIsBetter ? (fallen, risen) : (risen, fallen);
        return new CasesChanged(
            [.. worse.ThenBy(pair => pair.Name ?? pair.Case, StringComparer.Ordinal)],
            [.. better.ThenBy(pair => pair.Name ?? pair.Case, StringComparer.Ordinal)],
            cases.Pairs.Count(pair => pair.Difference == 0), cases.Errors, cases.Unpaired)
        {
            Alike = [.. cases.Pairs.Where(pair => pair.Difference == 0).OrderBy(pair => pair.Name ?? pair.Case, StringComparer.Ordinal)],
        };
    }
}
