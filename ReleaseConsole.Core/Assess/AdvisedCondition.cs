using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Core.Assess;

/// <summary>
/// Something to be done or looked at that an approval can be tied to: what the rule that found it says to do, and which lane can tell.
/// </summary>
public sealed record AdvisedCondition(string Rule, string Artifact, Lane Lane, string Text)
{
    private const int Most = 12;

    /// <summary>One condition for each medium or graver finding's rule and artifact; the gravest first.</summary>
    public static IReadOnlyList<AdvisedCondition> Of(IReadOnlyList<Finding> findings) =>
    [
        .. findings.Where(finding => finding.Severity >= RiskLevel.Medium && finding.Fix.Length > 0)
        .DistinctBy(finding => (finding.Rule, finding.Artifact))
            .Select(finding => new AdvisedCondition(finding.Rule, finding.Artifact, finding.Lane, $"{finding.Artifact}: {finding.Fix}"))
            .Take(Most),
    ];

    /// <summary>Conditions as a signer keeps, edits or drops them, one a line.</summary>
    public static string Written(IReadOnlyList<AdvisedCondition> conditions) =>
        string.Join('\n', conditions.Select(one => $"- {one.Text}"));
}
