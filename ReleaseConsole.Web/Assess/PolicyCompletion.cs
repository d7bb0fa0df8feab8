using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Assess.Rules;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Assess;

/// <summary>
/// What the policy's editor offers: keys by the mapping they stand in, rules with what they look for, and each key's values.
/// </summary>
internal static class PolicyCompletion
{
    private static readonly string[] Levels = [.. Enum.GetValues<RiskLevel>().Select(level => level.Word())];
    private static readonly string[] Lanes = [.. Enum.GetValues<Lane>().Select(lane => lane.Word())];
    private static readonly string[] Roles = [.. Enum.GetValues<Role>().Select(role => role.Word())];
    private static readonly string[] Truths = ["true", "false"];
    private static readonly string[] Evaluation =
        ["margin", "confidence", "minimum_pairs", "maximum_missing", "groups", "covers", "metrics"];
    private static readonly string[] Combination = ["medium_becomes_high_at", "high_becomes_critical_at"];
    private static readonly string[] Paths =
        [.. Enum.GetValues<RecommendedPath>().Where(path => path != RecommendedPath.RollBack).Select(path => path.Word())];

    private static readonly EditorChoices Freezes = new("freezes", IsKey: true,
    [
        new EditorChoice(
            "once", "Nothing is promoted from one instant to another.",
            "- { environment: production, from: 2026-12-18T17:00:00Z, to: 2027-01-04T08:00:00Z, reason: Christmas trade }"),
        new EditorChoice(
            "weekly", "Nothing is promoted in these hours of each week.",
            "- { environment: production, days: [friday], hours: 16:00-24:00, time_zone: Europe/Berlin, "
            + "reason: Nobody is here at the weekend }"),
    ]);

    public static IReadOnlyList<EditorChoices> All { get; } = For([]);

    /// <param name="environments">The names of the product's environments, which a policy may speak of.</param>
    public static IReadOnlyList<EditorChoices> For(IReadOnlyList<string> environments) =>
        [.. Mappings(environments), .. Facts(environments)];

    private static IEnumerable<EditorChoices> Mappings(IReadOnlyList<string> environments) =>
    [
        Keys("", "format", "evaluation", "rules", "combination", "recommend", "routing", "review", "environments", "freezes"),
        Keys("evaluation", Evaluation),
        Keys("evaluation/metrics", "pass", "score", "latency", "cost", "tokens"),
        Keys("evaluation/metrics/*", "gate", "better", "margin", "margin_share"),
        new EditorChoices("rules", IsKey: true, [.. RiskRules.All.Select(rule => new EditorChoice(
            rule.Id, rule.Title,
            $"{rule.Id}: {{ severity: medium, lane: ai-product{(rule.TakesThreshold ? ", threshold: 0.1" : "")} }}"))]),
        Keys("rules/*", "severity", "lane", "threshold"),
        Keys("combination", Combination),
        Keys("recommend", Levels),
        Keys("routing", [RiskPolicy.Protected, RiskPolicy.Open, "also", .. environments]),
        Keys("routing/also/*", "when", "lanes"),
        Keys("routing/also/*/when", "kind", "path", "level", "environment"),
        Keys("routing/also/*/lanes", Lanes),
        Keys("environments", [.. environments]),
        Keys("environments/*", "evaluation", "rules", "combination", "recommend"),
        Keys("environments/*/evaluation", Evaluation),
        Keys("environments/*/rules", [.. RiskRules.All.Select(rule => rule.Id)]),
        Keys("environments/*/rules/*", "severity", "lane", "threshold"),
        Keys("environments/*/combination", Combination),
        Keys("environments/*/recommend", Levels),
        Keys("routing/*", Levels),
        Keys("routing/*/*", Lanes),
        Keys("review", "contributors_may_approve", "evaluation_required", "settled_findings_release_lane", "accepted_risks_expire",
        "policy_changes", "rollback", "break_glass"),
        Keys("review/policy_changes", Lanes),
        Freezes,
        Keys("freezes/*", "environment", "from", "to", "days", "hours", "time_zone", "reason", "break_glass"),
        Keys("review/rollback", "signatures", "initiator_may_sign"),
    ];

    private static IEnumerable<EditorChoices> Facts(IReadOnlyList<string> environments) =>
    [
        Values("format", "release-gates/1"),
        Values("groups", "auto", "categories", "clusters"),
        Values("covers", [.. ArtifactKinds.All.Where(kind => kind != ArtifactKind.Evaluation).Select(kind => kind.Word())]),
        Values("gate", Truths),
        Values("better", "higher", "lower"),
        Values("severity", Levels), Values("level", Levels),
        Values("kind", [.. ArtifactKinds.All.Select(kind => kind.Word())]),
        Values("environment", [RiskPolicy.Protected, RiskPolicy.Open, .. environments]),
        Values("lane", Lanes),
        Values("recommend/*", Paths),
        Values("environments/*/recommend/*", Paths),
        Values("contributors_may_approve", Truths),
        Values("evaluation_required", Truths),
        Values("settled_findings_release_lane", Truths),
        Values("accepted_risks_expire", Truths),
        Values("initiator_may_sign", Truths),
        Values("break_glass", Roles),
        Values("days", [.. Enum.GetValues<DayOfWeek>().Select(day => day.ToString().ToLowerInvariant())]),
        Values("time_zone", "UTC", "Europe/London", "Europe/Berlin", "America/New_York", "America/Los_Angeles", "Asia/Kolkata",
        "Asia/Tokyo", "Australia/Sydney"),
    ];

    private static EditorChoices Keys(string at, params string[] keys) =>
        new(at, IsKey: true, [.. keys.Select(key => new EditorChoice(key, null, $"{key}: "))]);

    private static EditorChoices Values(string at, params string[] values) =>
        new(at, IsKey: false, [.. values.Select(value => new EditorChoice(value, null, value))]);
}
