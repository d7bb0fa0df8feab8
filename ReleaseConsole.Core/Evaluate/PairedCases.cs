using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>One case on both sides: the share of its repeats that passed, before and now, and why a grader failed it there.</summary>
public sealed record CasePair(string Case, string? Name, string? Group, double Before, double After, string? WhyBefore, string? WhyAfter)
{
    public double Difference => After - Before;
}

/// <summary>
/// Two runs laid side by side by case and prompt. A case without an answer on either side is missing (<see cref="Errors"/>), never a
/// failure; a case only one side ran is unpaired. Both are counted and left out.
/// </summary>
public sealed record PairedCases(IReadOnlyList<CasePair> Pairs, int Errors, int Unpaired)
{
    public int Improved => Pairs.Count(pair => pair.Difference > 0);

    public int Regressed => Pairs.Count(pair => pair.Difference < 0);

    public double MissingShare => Errors == 0 ? 0 : (double)Errors / (Errors + Pairs.Count);

    public static PairedCases Of(EvaluationRecord baseline, EvaluationRecord candidate)
    {
        var before = ByCase(baseline);
        var after = ByCase(candidate);
        var pairs = new List<CasePair>();
        var errors = 0;
        foreach (var (key, now) in after.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            if (!before.TryGetValue(key, out var then))
                continue;
            if (then.PassShare is { } was && now.PassShare is { } became)
                pairs.Add(new CasePair(now.Case, now.Name, now.Group, was, became, then.Why, now.Why));
            else
                errors++;
        }
        var common = after.Keys.Count(before.ContainsKey);
        return new PairedCases(pairs, errors, before.Count + after.Count - (2 * common));
    }

    // A run may try one case on several prompts; the prompt's label keeps them apart, since digests differ between releases.
    private static Dictionary<string, Tried> ByCase(EvaluationRecord record) => record.Rows
        .GroupBy(row => $"{Label(record, row.Prompt)}\n{row.Case}", StringComparer.Ordinal)
        .ToDictionary(rows => rows.Key, Tried.From, StringComparer.Ordinal);

    private static string Label(EvaluationRecord record, int prompt) =>
        prompt >= 0 && prompt < record.RanOn.Count ? record.RanOn[prompt].Label : "";

    private sealed record Tried(string Case, string? Name, string? Group, double? PassShare, string? Why)
    {
        public static Tried From(IEnumerable<EvaluationRow> repeats)
        {
            var rows = repeats.ToList();
            var answered = rows.Where(row => row.Pass is not null).ToList();
            double? share = answered.Count == 0 ? null : (double)answered.Count(row => row.Pass == true) / answered.Count;
            return new Tried(rows[0].Case, rows[0].CaseName, rows[0].Group, share, rows.Find(row => row.Pass == false)?.Reason);
        }
    }
}
