using System.Globalization;

namespace ReleaseConsole.Core.Assess;

/// <summary>
/// What would have to be otherwise for a lower risk, found by taking out each finding in turn, then each artifact with all its findings,
/// and at last the fewest artifacts that lower it together. What is still found without an artifact counts on. Pure and deterministic; the
/// lowest levels first.
/// </summary>
public static class Counterfactuals
{
    private const int Most = 3;
    private const int Named = 3;

    /// <param name="findings">What was found.</param>
    /// <param name="combination">How findings come to a level.</param>
    /// <param name="standing">What is still found where these artifacts stayed as they were; without it, what was not found in
    /// them.</param>
    public static IReadOnlyList<Counterfactual> Of(
        IReadOnlyList<Finding> findings, Combination combination,
        Func<IReadOnlySet<string>, IReadOnlyList<Finding>>? standing = null)
    {
        var level = RiskJudgement.LevelOf(findings, combination);
        if (level == RiskLevel.Low)
            return [];
        var one = findings.Where(finding => finding.Severity > RiskLevel.Low)
            .Select(finding => new Counterfactual(Without(findings, combination, other => other == finding), Unless(finding))).ToList();
        var stayed = new StayedArtifacts(findings, combination, standing);
        var whole = findings.GroupBy(finding => finding.Artifact).Where(group => group.Count() > 1)
            .Select(group => new Counterfactual(stayed.Level(level, [group.Key]), Stayed([group.Key])))
            .Where(lowered => one.All(single => single.Level > lowered.Level));
        var lower = one.Concat(whole).Where(lowered => lowered.Level < level).DistinctBy(lowered => lowered.Unless)
            .OrderBy(lowered => lowered.Level).Take(Most).ToList();
        return lower.Count > 0 ? lower : Together(findings, stayed, level);
    }

    // Those with the gravest findings go first, then those that are found in their place; each one more is taken out until the level falls.
    private static List<Counterfactual> Together(IReadOnlyList<Finding> findings, StayedArtifacts stayed, RiskLevel level)
    {
        var gravest = findings.GroupBy(finding => finding.Artifact)
            .OrderByDescending(group => group.Max(finding => finding.Severity))
            .ThenByDescending(group => group.Count(finding => finding.Severity == group.Max(one => one.Severity)))
            .ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key).ToList();
        var gone = new HashSet<string>(StringComparer.Ordinal);
        while ((gravest.Find(one => !gone.Contains(one)) ?? stayed.Next(gone)) is { } artifact)
        {
            gone.Add(artifact);
            if (stayed.Level(level, gone) is var lowered && lowered < level)
                return [new Counterfactual(lowered, Stayed([.. gone]))];
        }
        return [];
    }

    private static RiskLevel Without(IReadOnlyList<Finding> findings, Combination combination, Func<Finding, bool> gone) =>
        RiskJudgement.LevelOf([.. findings.Where(finding => !gone(finding))], combination);

    /// <summary>The level where some artifacts stayed as they were.</summary>
    private sealed class StayedArtifacts(
        IReadOnlyList<Finding> findings, Combination combination, Func<IReadOnlySet<string>, IReadOnlyList<Finding>>? standing)
    {
        /// <summary>An artifact in which something is found once these stayed as they were.</summary>
        public string? Next(HashSet<string> gone) => standing?.Invoke(gone)
            .FirstOrDefault(finding => finding.Severity > RiskLevel.Low && !gone.Contains(finding.Artifact))?.Artifact;

        public RiskLevel Level(RiskLevel level, HashSet<string> gone)
        {
            var least = Without(findings, combination, finding => gone.Contains(finding.Artifact));
            // What still stands only adds to it: what is not lower without it is not asked for.
            return least < level && standing is not null ? RiskJudgement.LevelOf(standing(gone), combination) : least;
        }
    }

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
