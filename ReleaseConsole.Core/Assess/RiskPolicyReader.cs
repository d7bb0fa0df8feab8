using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess.Rules;
using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Core.Assess;

/// <summary>Turns the YAML of a policy into a <see cref="RiskPolicy"/>, every key known and every value checked where it stands.</summary>
internal static class RiskPolicyReader
{
    private static readonly Dictionary<string, string> Formats = new(StringComparer.Ordinal) { ["release-gates/1"] = "release-gates/1" };

    /// <param name="yaml">The text.</param>
    /// <param name="environments">The names a policy may speak of; null: not known here, any name is taken.</param>
    public static PolicyReading Read(string yaml, IReadOnlyCollection<string>? environments)
    {
        var tree = YamlTree.Parse(yaml);
        if (!tree.Succeeded)
            return new PolicyReading(null, [tree.Refusal]);
        var root = new PolicyPlace(tree.Value, "", tree.Value.Root, []);
        var policy = Whole(root, environments);
        return root.Faults.Count == 0 ? new PolicyReading(policy, []) : new PolicyReading(null, root.Faults);
    }

    private static RiskPolicy Whole(PolicyPlace root, IReadOnlyCollection<string>? environments)
    {
        root.Only("format", "evaluation", "rules", "combination", "recommend", "routing", "review", "environments", "freezes");
        root.At("format").OneOf(Formats);
        var routing = root.At("routing");
        var policy = new RiskPolicy(
            Evaluation(root.At("evaluation"), whole: null), Rules(root.At("rules")), Combination(
                root.At("combination"), new Combination(null, null)),
            RoutingReader.ByLevel(root.At("recommend"), level => level.OneOf(PolicyWords.Paths)),
            RoutingReader.Levels(routing, environments),
            Review(root.At("review")))
        {
            Also = RoutingReader.ByArtifact(routing, environments),
            Freezes = FreezeReader.Of(root.Find("freezes"), environments),
        };
        return policy with { Environments = Environments(root.Find("environments"), policy, environments) };
    }

    private static EvaluationGate Evaluation(PolicyPlace at, EvaluationGate? whole)
    {
        at.Only("margin", "confidence", "minimum_pairs", "maximum_missing", "groups", "covers", "metrics");
        var metrics = at.Find("metrics")?.Members().ToDictionary(one => one.Name, one => MetricOf(one.Place), StringComparer.Ordinal) ?? [];
        return new EvaluationGate(
            Asked("margin")?.Number(0, 1) ?? whole!.Margin, Asked("confidence")?.Number(0.5, 0.9999) ?? whole!.Confidence,
            Asked("minimum_pairs")?.Whole(1, 1_000_000) ?? whole!.MinimumPairs,
            Asked("maximum_missing")?.Number(0, 1) ?? whole!.MaximumMissing)
        {
            Groups = at.Find("groups")?.OneOf(PolicyWords.Groups) ?? whole?.Groups ?? GroupReading.Auto,
            Covers = at.Find("covers") is { } kinds ? [.. kinds.Elements().Select(one => one.OneOf(PolicyWords.Covered)).Distinct()]
                : whole?.Covers ?? EvaluationGate.UsuallyCovered,
            Metrics = whole is null ? metrics : whole.Metrics.Concat(metrics).GroupBy(one => one.Key)
                .ToDictionary(one => one.Key, one => one.Last().Value, StringComparer.Ordinal),
        };

        PolicyPlace? Asked(string name) => whole is null ? at.At(name) : at.Find(name);
    }

    private static MetricRule MetricOf(PolicyPlace at)
    {
        at.Only("gate", "better", "margin", "margin_share");
        if (at.Find("margin") is not null && at.Find("margin_share") is { } both)
            both.Fault("state the margin in the metric's unit or as a share of the baseline, not both");
        return new MetricRule(
            at.At("gate").Truth(), at.Find("better")?.OneOf(PolicyWords.Better), at.Find("margin")?.Number(0, 1e9),
            at.Find("margin_share")?.Number(0, 10));
    }

    private static Dictionary<string, RuleSetting> Rules(PolicyPlace at)
    {
        var rules = new Dictionary<string, RuleSetting>(StringComparer.Ordinal);
        foreach (var (id, rule) in at.Members())
        {
            if (RiskRules.Find(id) is not { } known)
            {
                rule.KeyFault($"there is no rule “{id}”");
                continue;
            }
            rule.Only(known.TakesThreshold ? ["severity", "lane", "threshold"] : ["severity", "lane"]);
            rules[id] = new RuleSetting(
                rule.At("severity").OneOf(PolicyWords.Levels), rule.At("lane").OneOf(PolicyWords.Lanes),
                known.TakesThreshold ? rule.At("threshold").Number(0, 1e9) : null);
        }
        return rules;
    }

    private static Combination Combination(PolicyPlace at, Combination whole)
    {
        at.Only("medium_becomes_high_at", "high_becomes_critical_at");
        return new Combination(
            at.Find("medium_becomes_high_at")?.Whole(1, 10_000) ?? whole.MediumBecomesHighAt,
            at.Find("high_becomes_critical_at")?.Whole(1, 10_000) ?? whole.HighBecomesCriticalAt);
    }

    private static ReviewRules Review(PolicyPlace at)
    {
        at.Only("contributors_may_approve", "evaluation_required", "settled_findings_release_lane", "accepted_risks_expire",
        "policy_changes", "rollback", "break_glass");
        var rollback = at.At("rollback");
        rollback.Only("signatures", "initiator_may_sign");
        return new ReviewRules(
            at.At("contributors_may_approve").Truth(), rollback.At("signatures").Whole(0, 20), rollback.At("initiator_may_sign").Truth(),
            [.. at.At("break_glass").Elements().Select(one => one.OneOf(PolicyWords.Roles))], at.At("evaluation_required").Truth(),
            at.Find("settled_findings_release_lane")?.Truth() ?? false, at.Find("accepted_risks_expire")?.Truth() ?? false)
        {
            PolicyChanges = at.Find("policy_changes") is { } changes ? RoutingReader.Signatures(changes) : ReviewRules.UsualPolicyChanges,
        };
    }

    private static Dictionary<string, RiskPolicy> Environments(PolicyPlace? at, RiskPolicy whole, IReadOnlyCollection<string>? known)
    {
        var own = new Dictionary<string, RiskPolicy>(StringComparer.Ordinal);
        foreach (var (name, place) in at?.Members() ?? [])
        {
            RoutingReader.Known(place, name, known);
            if (name is RiskPolicy.Protected or RiskPolicy.Open)
                place.KeyFault($"“{name}” is no environment; name each one");
            own[name] = Own(place, whole);
        }
        return own;
    }

    /// <summary>The whole policy as it is in one environment: what is stated there takes the place of what is stated for all.</summary>
    private static RiskPolicy Own(PolicyPlace at, RiskPolicy whole)
    {
        at.Only("evaluation", "rules", "combination", "recommend");
        var recommend = at.Find("recommend");
        recommend?.Only([.. PolicyWords.Levels.Keys]);
        return whole with
        {
            Evaluation = at.Find("evaluation") is { } gate ? Evaluation(gate, whole.Evaluation) : whole.Evaluation,
            Rules = at.Find("rules") is { } rules ? OwnRules(rules, whole.Rules) : whole.Rules,
            Combination = at.Find("combination") is { } combination ? Combination(combination, whole.Combination) : whole.Combination,
            Recommend = whole.Recommend.ToDictionary(
                one => one.Key, one => recommend?.Find(one.Key.Word())?.OneOf(PolicyWords.Paths) ?? one.Value),
        };
    }

    private static Dictionary<string, RuleSetting> OwnRules(PolicyPlace at, IReadOnlyDictionary<string, RuleSetting> whole)
    {
        var rules = new Dictionary<string, RuleSetting>(whole, StringComparer.Ordinal);
        foreach (var (id, rule) in at.Members())
        {
            if (!whole.TryGetValue(id, out var setting))
            {
                rule.KeyFault($"“{id}” is not among the rules above; name it there first");
                continue;
            }
            rule.Only(setting.Threshold is null ? ["severity", "lane"] : ["severity", "lane", "threshold"]);
            rules[id] = new RuleSetting(
                rule.Find("severity")?.OneOf(PolicyWords.Levels) ?? setting.Severity,
                rule.Find("lane")?.OneOf(PolicyWords.Lanes) ?? setting.Lane,
                rule.Find("threshold")?.Number(0, 1e9) ?? setting.Threshold);
        }
        return rules;
    }
}
