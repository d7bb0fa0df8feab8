using System.Globalization;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>An evaluation in a few lines: how many rows, what became of them, each metric's mean, and what it was run on.</summary>
internal static class FactsOfEvaluation
{
    private const int Most = 6;

    public static IEnumerable<ReadFact> In(EvaluationRecord record)
    {
        yield return new ReadFact("Rows", Counted.Of(record.Rows.Count));
        yield return new ReadFact("Passed", Counted.Of(record.Stats.Passed));
        yield return new ReadFact("Failed", Counted.Of(record.Stats.Failed));
        yield return new ReadFact("Errors", Counted.Of(record.Stats.Errors));
        foreach (var metric in Scores(record).GroupBy(one => one.Name, one => one.Score, StringComparer.Ordinal)
            .OrderBy(one => one.Key, StringComparer.Ordinal).Take(Most))
            yield return new ReadFact($"Mean {metric.Key}", string.Create(CultureInfo.InvariantCulture, $"{metric.Average():0.###}"));
        if (record.Providers.Count > 0)
            yield return new ReadFact("Asked", Counted.Names([.. record.Providers], Most));
        if (record.RanAt is { } at)
            yield return new ReadFact("Run", string.Create(CultureInfo.InvariantCulture, $"{at.UtcDateTime:yyyy-MM-dd HH:mm} UTC"));
        var digests = record.RanOn.Select(one => (one.Label, one.Digest))
            .Concat((record.RanOnArtifacts ?? new Dictionary<string, Digest>()).Select(one => (Label: one.Key, Digest: one.Value)))
            .Select(one => one.Label == one.Digest.Abbreviated ? one.Label : $"{Line(one.Label)} {one.Digest.Abbreviated}")
            .Distinct().ToList();
        if (digests.Count > 0)
            yield return new ReadFact("Ran on, by digest", Counted.Names(digests, Most));
        if (record.RanOnNames is { Count: > 0 } names)
            yield return new ReadFact(
                "Ran on, by name",
                Counted.Names(
                    [.. names.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key} {Line(one.Value)}")], Most));
    }

    // The score that counts, under its metric's name, and the named ones beside it.
    private static IEnumerable<(string Name, double Score)> Scores(EvaluationRecord record) => record.Rows.SelectMany(row =>
        (row.Score is { } score ? new[] { (Name: row.Metric ?? "score", Score: score) } : [])
            .Concat((row.Scores ?? new Dictionary<string, double>()).Select(one => (Name: one.Key, Score: one.Value)))
            .DistinctBy(one => one.Name));

    private static string Line(string text) => text.Split('\n')[0] is var line && line.Length > 80 ? line[..79] + "…" : line;
}
