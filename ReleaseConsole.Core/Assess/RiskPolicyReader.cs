using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess.Rules;
using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Core.Assess;

/// <summary>Turns the YAML of a policy into a <see cref="RiskPolicy"/>, every key known and every value checked where it stands.</summary>
internal static class RiskPolicyReader
{
    private const string Format = "release-gates/1";

    private static readonly Dictionary<string, RecommendedPath> Paths = new(StringComparer.Ordinal)
    {
        ["approve"] = RecommendedPath.Approve,
        ["approve-with-conditions"] = RecommendedPath.ApproveWithConditions,
        ["route-to-lanes"] = RecommendedPath.RouteToLanes,
        ["do-not-ship"] = RecommendedPath.DoNotShip,
    };

    private static readonly Dictionary<string, RiskLevel> Levels = new(StringComparer.Ordinal)
    {
        ["low"] = RiskLevel.Low,
        ["medium"] = RiskLevel.Medium,
        ["high"] = RiskLevel.High,
        ["critical"] = RiskLevel.Critical,
    };

    private static readonly Dictionary<string, Lane> Lanes = Enum.GetValues<Lane>().ToDictionary(lane => lane.Word(), StringComparer.Ordinal);

    private static readonly Dictionary<string, Role> Roles = Enum.GetValues<Role>().ToDictionary(role => role.Word(), StringComparer.Ordinal);

    public static Result<RiskPolicy> Read(string yaml)
    {
        var tree = YamlTree.Parse(yaml);
        if (!tree.Succeeded)
            return tree.Refusal;
        try
        {
            return Whole(new PolicyPlace(tree.Value, "", tree.Value.Root));
        }
        catch (PolicyRefusedException refused)
        {
            return refused.Refusal;
        }
    }

    private static RiskPolicy Whole(PolicyPlace root)
    {
        root.Only("format", "evaluation", "rules", "combination", "recommend", "routing", "review");
        root.At("format").OneOf(new Dictionary<string, string>(StringComparer.Ordinal) { [Format] = Format });
        return new RiskPolicy(
            Evaluation(root.At("evaluation")), Rules(root.At("rules")), Combination(root.At("combination")), Recommend(root.At("recommend")),
            Routing(root.At("routing")), Review(root.At("review")));
    }

    private static EvaluationGate Evaluation(PolicyPlace at)
    {
        at.Only("margin", "confidence", "minimum_pairs", "maximum_missing");
        return new EvaluationGate(
            at.At("margin").Number(0, 1), at.At("confidence").Number(0.5, 0.9999), at.At("minimum_pairs").Whole(1, 1_000_000),
            at.At("maximum_missing").Number(0, 1));
    }

    private static Dictionary<string, RuleSetting> Rules(PolicyPlace at)
    {
        var rules = new Dictionary<string, RuleSetting>(StringComparer.Ordinal);
        foreach (var (id, rule) in at.Members())
        {
            var known = RiskRules.Find(id) ?? throw rule.Refused($"there is no rule “{id}”");
            if (known.TakesThreshold)
                rule.Only("severity", "lane", "threshold");
            else
                rule.Only("severity", "lane");
            rules[id] = new RuleSetting(
                rule.At("severity").OneOf(Levels), rule.At("lane").OneOf(Lanes), known.TakesThreshold ? rule.At("threshold").Number(0, 1e9) : null);
        }
        return rules;
    }

    private static Combination Combination(PolicyPlace at)
    {
        at.Only("medium_becomes_high_at", "high_becomes_critical_at");
        return new Combination(
            at.Find("medium_becomes_high_at")?.Whole(1, 10_000), at.Find("high_becomes_critical_at")?.Whole(1, 10_000));
    }

    private static Dictionary<RiskLevel, RecommendedPath> Recommend(PolicyPlace at) => ByLevel(at, level => level.OneOf(Paths));

    private static Dictionary<string, IReadOnlyDictionary<RiskLevel, IReadOnlyDictionary<Lane, int>>> Routing(PolicyPlace at)
    {
        _ = (at.At(RiskPolicy.Protected), at.At(RiskPolicy.Open));
        return at.Members().ToDictionary(
            one => one.Name,
            one => (IReadOnlyDictionary<RiskLevel, IReadOnlyDictionary<Lane, int>>)ByLevel(one.Place, Signatures),
            StringComparer.Ordinal);
    }

    private static IReadOnlyDictionary<Lane, int> Signatures(PolicyPlace at)
    {
        at.Only([.. Lanes.Keys]);
        var counts = at.Members().ToDictionary(one => Lanes[one.Name], one => one.Place.Whole(0, 20));
        return counts.Values.Sum() > 0 ? counts : throw at.Refused("at least one signature is needed");
    }

    private static Dictionary<RiskLevel, T> ByLevel<T>(PolicyPlace at, Func<PolicyPlace, T> read)
    {
        at.Only([.. Levels.Keys]);
        return Levels.ToDictionary(level => level.Value, level => read(at.At(level.Key)));
    }

    private static ReviewRules Review(PolicyPlace at)
    {
        at.Only("contributors_may_approve", "evaluation_required", "rollback", "break_glass");
        var rollback = at.At("rollback");
        rollback.Only("signatures", "initiator_may_sign");
        return new ReviewRules(
            at.At("contributors_may_approve").Truth(), rollback.At("signatures").Whole(0, 20), rollback.At("initiator_may_sign").Truth(),
            [.. at.At("break_glass").Elements().Select(one => one.OneOf(Roles))], at.At("evaluation_required").Truth());
    }
}
