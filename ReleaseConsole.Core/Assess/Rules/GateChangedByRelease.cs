using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>The release changes the gate that judges it.</summary>
public sealed class GateChangedByRelease : IRiskRule
{
    public string Id => "gate-changed-by-release";

    public string Title => "The release changes the gate that judges it";

    public string Why => "Who moves the bar and jumps over it in one go is not measured by anybody.";

    public string Fix => "Release the gate by itself, signed by people who wrote nothing of the rest; then have the rest judged by it.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            "The margin of the gate is wider", "policies/release-gates.yaml",
            RiskPolicy.DefaultText, RiskPolicy.DefaultText.Replace("margin: 0.05", "margin: 0.2", StringComparison.Ordinal)),
        RuleExample.NearMiss(
            "A comment says it in other words", "policies/release-gates.yaml",
            RiskPolicy.DefaultText, RiskPolicy.DefaultText.Replace(
                "# The rules in force.", "# These rules are in force.", StringComparison.Ordinal)),
        RuleExample.NearMiss(
            "A rule for the product, not for its releases", "policies/guardrails.yaml",
            "rules: [{id: a, action: ask}]", "rules: [{id: a, action: block}]"),
    ];

    public bool IsOfRelease => true;

    public IEnumerable<Finding> Findings(RuleInput input)
    {
        foreach (var change in input.Of(ArtifactKind.Policy).Where(change => IsGate(input, change) && !JudgesTheSame(input, change)))
            yield return input.Found(this, $"`{change.Path}` judges releases, and this release {Verb(change.Type)} it", change.Path) with
            {
                Unless = $"`{change.Path}` were released by itself",
            };
        var hands = input.Surroundings.PolicyHands;
        var own = input.Changes.Changes.Select(change => (Change: change, Content: input.After(change)))
            .FirstOrDefault(
                one =>
                    one.Content is { } content && (hands.Contains(content.Version.AuthorId)
                        || hands.Overlaps(content.Version.Contributors)));
        if (own.Change is not null)
            yield return input.Found(
                this, $"Who made the policy that judges this release wrote `{own.Change.Path}`", own.Change.Path) with
            {
                Unless = "somebody else had written the policy and put it in force",
            };
    }

    private static bool IsGate(RuleInput input, ArtifactChange change) => change.Path == RiskPolicy.ArtifactPath
        || new[] { input.Before(change), input.After(change) }.Any(
            one => one?.Text().Contains("format: release-gates/", StringComparison.Ordinal) == true);

    // Other comments, another order, the same instant in another zone: where both are read as gates, what differs is told line by line.
    private static bool JudgesTheSame(RuleInput input, ArtifactChange change) => change is { Type: ChangeType.Changed, Details.Count: 0 }
        && RiskPolicy.Parse(input.Before(change).Text()).Succeeded && RiskPolicy.Parse(input.After(change).Text()).Succeeded;

    private static string Verb(ChangeType type) => type switch
    {
        ChangeType.Added => "brings",
        ChangeType.Removed => "removes",
        ChangeType.Changed => "changes",
    };
}
