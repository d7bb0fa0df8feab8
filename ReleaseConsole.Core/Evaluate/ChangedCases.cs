using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

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

/// <summary>Two results of one evaluation by their digests, and which metric and part of them is asked for.</summary>
public sealed record CasesAsked(string Evaluation, Digest Baseline, Digest Candidate)
{
    /// <summary>The key of a metric; without one the pass rate, or the score where nothing passes or fails.</summary>
    public string? Metric { get; init; }

    public bool HigherIsBetter { get; init; } = true;

    public Slice? Slice { get; init; }
}

/// <summary>Which cases changed between two results of one evaluation, each named by its digest?</summary>
public sealed class ChangedCases(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<CasesChanged>> RunAsync(string product, CasesAsked asked, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var found = await ResultPair.LoadAsync(db, admission.Value.Product.Id, asked.Evaluation, asked.Baseline, asked.Candidate, cancel);
        return found.Succeeded
            ? CasesChanged.Of(PairedCases.Of(found.Value.Before, found.Value.After, asked.Metric, asked.Slice), asked.HigherIsBetter)
            : found.Refusal;
    }
}
