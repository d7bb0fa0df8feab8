using System.Globalization;
using ReleaseConsole.Core.Access;
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
        var (level, raised) = Highest(findings, policy.Combination);
        var reasons = new List<string>();
        if (raised is not null)
            reasons.Add(raised);
        reasons.AddRange(findings.Where(finding => finding.Severity >= RiskLevel.Medium)
            .GroupBy(finding => finding.Rule).OrderByDescending(group => group.Max(finding => finding.Severity))
            .Select(group => $"{group.Max(finding => finding.Severity)}: {group.First().Title}{More(group.Count() - 1)}"));
        if (reasons.Count == 0)
            reasons.Add(Calm(findings, changes, verdicts));
        return new RiskJudgement(
            level, reasons, policy.Recommend[level], Required(level, findings, changes, policy, environment, isProtected));
    }

    /// <summary>The level these findings come to under a policy's combination.</summary>
    public static RiskLevel LevelOf(IReadOnlyList<Finding> findings, Combination combination) => Highest(findings, combination).Level;

    private static (RiskLevel Level, string? Raised) Highest(IReadOnlyList<Finding> findings, Combination combination)
    {
        var level = findings.Select(finding => finding.Severity).DefaultIfEmpty(RiskLevel.Low).Max();
        // Several rules, or one rule several times, speak of one edit: it counts once, however much is said of it.
        var gravest = findings.Where(finding => finding.Severity == level).ToList();
        var count = gravest.Select(finding => (finding.Artifact, finding.Path ?? finding.Rule)).Distinct().Count();
        var limit = level switch
        {
            RiskLevel.Medium => combination.MediumBecomesHighAt,
            RiskLevel.High => combination.HighBecomesCriticalAt,
            RiskLevel.Low or RiskLevel.Critical => null,
        };
        if (limit is null || count < limit)
            return (level, null);
        var raised = level.Step(1);
        return (raised, string.Create(
            CultureInfo.InvariantCulture,
            $"{raised}: {Counted(gravest.Count, count)} {level}; the policy takes {limit} of them together as {raised}"));
    }

    private static string Counted(int findings, int places) => places == findings
        ? string.Create(CultureInfo.InvariantCulture, $"{findings} findings are")
        : string.Create(CultureInfo.InvariantCulture, $"{findings} findings at {places} places are");

    private static List<RequiredSignatures> Required(
        RiskLevel level, IReadOnlyList<Finding> findings, ReleaseChanges changes, RiskPolicy policy, string? environment, bool isProtected)
    {
        var where = environment ?? (isProtected ? "protected environments" : "open environments");
        var required = policy.SignaturesFor(level, environment, isProtected).Where(one => one.Value > 0).ToDictionary(
            one => one.Key, one => new RequiredSignatures(one.Key, one.Value, $"{level} risk in {where}"));
        foreach (var route in policy.Also.Where(route => route.Holds(level, environment, isProtected)))
            if (route.Concerned(changes).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } paths)
                foreach (var (lane, count) in route.Lanes)
                    if (count > (required.GetValueOrDefault(lane)?.Count ?? 0))
                        required[lane] = new RequiredSignatures(lane, count, Routed(paths, lane, count));
        foreach (var finding in findings.Where(finding => finding.Severity >= RiskLevel.Medium))
            if (!required.ContainsKey(finding.Lane))
                required[finding.Lane] = new RequiredSignatures(finding.Lane, 1, $"Finding: {finding.Title}", FromFinding: true);
        return [.. required.Values.OrderBy(one => one.Lane)];
    }

    private static string Routed(List<string> paths, Lane lane, int count) => string.Create(
        CultureInfo.InvariantCulture,
        $"{paths[0]}{(paths.Count == 1 ? "" : $" and {paths.Count - 1} more")} changed: {lane.Word()} {count}");

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
