using System.Globalization;

namespace ReleaseConsole.Core.Assess;

/// <summary>
/// What would have to be otherwise for a lower risk, found by taking out each finding in turn, then each artifact with all its findings,
/// and at last the fewest artifacts that lower it together. Pure and deterministic; the lowest levels first.
/// </summary>
public static class Counterfactuals
{
    private const int Most = 3;
    private const int Named = 3;

    public static IReadOnlyList<Counterfactual> Of(IReadOnlyList<Finding> findings, Combination combination)
    {
        var level = RiskJudgement.LevelOf(findings, combination);
        if (level == RiskLevel.Low)
            return [];
        var one = findings.Where(finding => finding.Severity > RiskLevel.Low)
            .Select(finding => new Counterfactual(Without(findings, combination, other => other == finding), Unless(finding))).ToList();
        var whole = findings.GroupBy(finding => finding.Artifact).Where(group => group.Count() > 1)
            .Select(group => new Counterfactual(Without(findings, combination, other => other.Artifact == group.Key), Stayed([group.Key])))
            .Where(lowered => one.All(single => single.Level > lowered.Level));
        var lower = one.Concat(whole).Where(lowered => lowered.Level < level).DistinctBy(lowered => lowered.Unless)
            .OrderBy(lowered => lowered.Level).Take(Most).ToList();
        return lower.Count > 0 ? lower : Together(findings, combination, level);
    }

    // Those with the gravest findings go first; each one more is taken out until the level falls.
    private static List<Counterfactual> Together(IReadOnlyList<Finding> findings, Combination combination, RiskLevel level)
    {
        var gravest = findings.GroupBy(finding => finding.Artifact)
            .OrderByDescending(group => group.Max(finding => finding.Severity))
            .ThenByDescending(group => group.Count(finding => finding.Severity == group.Max(one => one.Severity)))
            .ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key).ToList();
        var gone = new HashSet<string>(StringComparer.Ordinal);
        foreach (var artifact in gravest)
        {
            gone.Add(artifact);
            if (Without(findings, combination, other => gone.Contains(other.Artifact)) is var lowered && lowered < level)
                return [new Counterfactual(lowered, Stayed([.. gone]))];
        }
        return [];
    }

    private static RiskLevel Without(IReadOnlyList<Finding> findings, Combination combination, Func<Finding, bool> gone) =>
        RiskJudgement.LevelOf([.. findings.Where(finding => !gone(finding))], combination);

    private static string Unless(Finding finding) => finding.Unless ?? Stayed([finding.Artifact]);

    private static string Stayed(IReadOnlyList<string> artifacts)
    {
        var named = artifacts.Take(Named).Select(artifact => $"`{artifact}`").ToList();
        if (artifacts.Count > Named)
            named.Add(string.Create(CultureInfo.InvariantCulture, $"{artifacts.Count - Named} more"));
        var said = named.Count == 1 ? named[0] : $"{string.Join(", ", named[..^1])} and {named[^1]}";
        return artifacts.Count == 1 ? $"{said} stayed as it was" : $"{said} stayed as they were";
    }
}
