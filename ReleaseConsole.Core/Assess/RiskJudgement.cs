using System.Globalization;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Core.Assess;

/// <summary>
/// From findings to a level with its reasons, the path it recommends, and the signatures it takes. Pure: findings and a policy in,
/// the whole reasoning out.
/// </summary>
public sealed record RiskJudgement(
    RiskLevel Level, IReadOnlyList<string> Reasons, RecommendedPath Path, IReadOnlyList<RequiredSignatures> Signatures)
{
    public static RiskJudgement Of(
        IReadOnlyList<Finding> findings, ReleaseChanges changes, IReadOnlyList<Verdict> verdicts, RiskPolicy policy, string? environment,
        bool isProtected)
    {
        var level = Highest(findings, policy.Combination, out var raised);
        var reasons = new List<string>();
        if (raised is not null)
            reasons.Add(raised);
        reasons.AddRange(findings.Where(finding => finding.Severity >= RiskLevel.Medium)
            .GroupBy(finding => finding.Rule).OrderByDescending(group => group.Max(finding => finding.Severity))
            .Select(group => $"{group.Max(finding => finding.Severity)}: {group.First().Title}{More(group.Count() - 1)}"));
        if (reasons.Count == 0)
            reasons.Add(Calm(findings, changes, verdicts));
        return new RiskJudgement(level, reasons, policy.Recommend[level], Required(level, findings, policy, environment, isProtected));
    }

    private static RiskLevel Highest(IReadOnlyList<Finding> findings, Combination combination, out string? raised)
    {
        raised = null;
        var level = findings.Select(finding => finding.Severity).DefaultIfEmpty(RiskLevel.Low).Max();
        var count = findings.Count(finding => finding.Severity == level);
        var limit = level switch
        {
            RiskLevel.Medium => combination.MediumBecomesHighAt,
            RiskLevel.High => combination.HighBecomesCriticalAt,
            RiskLevel.Low or RiskLevel.Critical => null,
        };
        if (limit is null || count < limit)
            return level;
        raised = string.Create(
            CultureInfo.InvariantCulture, $"{level + 1}: {count} findings are {level}; the policy takes {limit} of them together as {level + 1}");
        return level + 1;
    }

    private static List<RequiredSignatures> Required(
        RiskLevel level, IReadOnlyList<Finding> findings, RiskPolicy policy, string? environment, bool isProtected)
    {
        var where = environment ?? (isProtected ? "protected environments" : "open environments");
        var required = policy.SignaturesFor(level, environment, isProtected).Where(one => one.Value > 0).ToDictionary(
            one => one.Key, one => new RequiredSignatures(one.Key, one.Value, $"{level} risk in {where}"));
        foreach (var finding in findings.Where(finding => finding.Severity >= RiskLevel.Medium))
            if (!required.ContainsKey(finding.Lane))
                required[finding.Lane] = new RequiredSignatures(finding.Lane, 1, $"Finding: {finding.Title}");
        return [.. required.Values.OrderBy(one => one.Lane)];
    }

    private static string Calm(IReadOnlyList<Finding> findings, ReleaseChanges changes, IReadOnlyList<Verdict> verdicts)
    {
        if (changes.Changes.Count == 0)
            return "Low: nothing differs.";
        var measured = verdicts.Count > 0 && verdicts.All(verdict => verdict.Outcome is VerdictOutcome.NotWorse or VerdictOutcome.Improved)
            ? ", and the evaluations are not worse" : "";
        return findings.Count == 0
            ? $"Low: no rule of the policy found anything{measured}."
            : $"Low: nothing that was found is graver than Low{measured}.";
    }

    private static string More(int others) =>
        others == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", and {others} more by this rule");
}
