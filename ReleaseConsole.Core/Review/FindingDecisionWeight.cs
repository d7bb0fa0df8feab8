using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Assess;

namespace ReleaseConsole.Core.Review;

/// <summary>
/// Which findings are settled. A decision on a finding changes neither the risk nor the lanes that the policy's routing asks for; at the
/// most, and only where the policy says so, it takes the place of the one signature that the finding itself added for its lane.
/// </summary>
internal static class FindingDecisionWeight
{
    public static IReadOnlyList<DecidedFinding> Of(StandingInput input)
    {
        if (input.FindingDecisions.Count == 0)
            return [];
        var latest = input.FindingDecisions.OrderBy(one => one.At).ThenBy(one => one.Id.Value).GroupBy(one => one.Finding)
            .ToDictionary(group => group.Key, group => group.Last());
        return
        [
            // Assessments from before equal findings were one may hold some twice.
            .. from finding in input.Assessment.Findings.Distinct()
               let decision = latest.GetValueOrDefault(FindingDecision.DigestOf(input.Assessment, finding))
               where decision is not null
               select new DecidedFinding(finding, decision, WhyNot(input, finding, decision)),
        ];
    }

    /// <summary>
    /// The settled findings that stand for a lane's signature; null where one of them is open or the policy does not let them.
    /// </summary>
    public static IReadOnlyList<DecidedFinding>? InPlaceOf(RequiredSignatures needed, StandingInput input)
    {
        if (!needed.FromFinding || !input.Rules.SettledFindingsReleaseLane)
            return null;
        var asking = input.Assessment.Findings.Where(finding => finding.Severity >= RiskLevel.Medium && finding.Lane == needed.Lane)
            .Distinct().ToList();
        var settled = Of(input).Where(one => one.IsSettled && asking.Contains(one.Finding)).ToList();
        return settled.Count == asking.Count ? settled : null;
    }

    private static string? WhyNot(StandingInput input, Finding finding, FindingDecision decision)
    {
        if (decision.Until is { } until && until < input.Today)
            return string.Create(
                System.Globalization.CultureInfo.InvariantCulture, $"It was accepted until {until:yyyy-MM-dd} and no longer.");
        if (input.Signers.GetValueOrDefault(decision.ByKey?.Value ?? decision.ById)?.Lanes.Contains(finding.Lane) != true)
            return $"{decision.ByName} does not hold the {finding.Lane.Title()} lane any more.";
        return input.Rules.ContributorsMayApprove ? null : input.WroteIt(decision.ById, decision.ByName);
    }
}
