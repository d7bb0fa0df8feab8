using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Assess.Rules;

namespace ReleaseConsole.Core.Review;

/// <summary>What a rule found in an artifact, in what two policies share where they find the same.</summary>
public sealed record ReplayedFinding(string Rule, string Artifact, RiskLevel Severity)
{
    /// <summary>What differs between two lists of findings: one sentence for each rule in each artifact.</summary>
    internal static IEnumerable<string> Between(IReadOnlyList<ReplayedFinding> before, IReadOnlyList<ReplayedFinding> after) =>
        from one in before.Concat(after).Select(one => (one.Rule, one.Artifact)).Distinct()
            .OrderBy(one => one.Rule, StringComparer.Ordinal).ThenBy(one => one.Artifact, StringComparer.Ordinal)
        let was = Severities(before, one)
        let now = Severities(after, one)
        where was != now
        let name = $"{RiskRules.Find(one.Rule)?.Title ?? one.Rule}, in {one.Artifact}"
        select was.Length == 0
            ? $"Found now: {name} ({now})"
            : now.Length == 0 ? $"No longer found: {name} ({was})" : $"{name}: {was} → {now}";

    private static string Severities(IReadOnlyList<ReplayedFinding> findings, (string Rule, string Artifact) one) => string.Join(
        ", ", from finding in findings
              where finding.Rule == one.Rule && finding.Artifact == one.Artifact
              group finding by finding.Severity into level
              orderby level.Key descending
              select level.Count() == 1 ? level.Key.Word() : FormattableString.Invariant($"{level.Count()} × {level.Key.Word()}"));
}
