using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Assess.Rules;
using ReleaseConsole.Web.Assess;

namespace ReleaseConsole.Tests.Web;

public sealed class PolicyCompletionTests
{
    [Fact]
    public void Every_key_and_word_of_the_policy_every_product_starts_under_is_offered_where_it_stands()
    {
        var missing = new List<string>();
        Walk(YamlTree.Parse(RiskPolicy.DefaultText).Value.Root!, [], missing);
        missing.ShouldBeEmpty();
    }

    [Fact]
    public void Every_rule_is_offered_with_what_it_looks_for_and_can_be_taken_as_it_is()
    {
        var rules = PolicyCompletion.All.Single(one => one is { At: "rules", IsKey: true }).Choices;
        rules.Select(one => one.Label).ShouldBe(RiskRules.All.Select(rule => rule.Id));
        rules.ShouldAllBe(one => one.Says != null);
        var only = RiskPolicy.DefaultText;
        var (from, to) = (only.IndexOf("rules:\n", StringComparison.Ordinal) + 7, only.IndexOf(
            "# The risk level is", StringComparison.Ordinal));
        var taken = only.Remove(from, to - from).Insert(from, string.Concat(rules.Select(rule => $"  {rule.Written}\n")));
        RiskPolicy.Parse(taken).ShouldSucceedAsPolicy().Rules.Count.ShouldBe(RiskRules.All.Count);
    }

    private static void Walk(JsonNode node, List<string> path, List<string> missing)
    {
        foreach (var (key, value) in (JsonObject)node)
        {
            if (!Offered(path, isKey: true).Contains(key))
                missing.Add($"key {string.Join('/', path)}/{key}");
            List<string> own = [.. path, key];
            if (value is JsonObject inner)
                Walk(inner, own, missing);
            else
                foreach (var word in Words(value).Where(word => !Offered(own, isKey: false).Contains(word)))
                    missing.Add($"value {string.Join('/', own)}: {word}");
        }
    }

    private static IEnumerable<string> Words(JsonNode? value) => value switch
    {
        JsonArray list => list.SelectMany(Words),
        JsonValue one when one.TryGetValue<string>(out var word) => [word],
        JsonValue one when one.TryGetValue<bool>(out var truth) => [truth ? "true" : "false"],
        _ => [],
    };

    private static IEnumerable<string> Offered(List<string> path, bool isKey) => PolicyCompletion.All
        .Where(one => one.IsKey == isKey && (Fits(one.At, path) || (!isKey && one.At == path[^1]))).SelectMany(one => one.Choices)
        .Select(one => one.Label);

    private static bool Fits(string at, List<string> path)
    {
        var parts = at.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == path.Count && parts.Zip(path).All(one => one.First == "*" || one.First == one.Second);
    }
}

file static class PolicyAssertions
{
    public static RiskPolicy ShouldSucceedAsPolicy(this Core.Result<RiskPolicy> policy)
    {
        policy.Refusal.ShouldBeNull();
        return policy.Value;
    }
}
