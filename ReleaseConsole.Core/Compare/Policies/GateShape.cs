using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>
/// A policy for releases as it holds: without environments of their own, as a whole in each environment that states something, and the
/// signatures by what changed. So two of them are compared by what they ask and not by where they write it.
/// </summary>
internal sealed record GateShape(JsonObject Whole, IReadOnlyDictionary<string, JsonObject> Environments, IReadOnlyList<GateRoute> Routes)
{
    /// <summary>When nothing is promoted.</summary>
    public IReadOnlyList<GateFreeze> Freezes { get; private init; } = [];

    private static readonly string[] Standing = ["protected", "open", "also"];

    /// <param name="root">The policy.</param>
    /// <param name="other">The one it is compared with: an environment whose signatures only one of them states has those of protected ones
    /// in the other.</param>
    public static GateShape Of(JsonObject root, JsonObject other)
    {
        var whole = (JsonObject)root.DeepClone();
        var environments = whole["environments"] as JsonObject;
        whole.Remove("environments");
        var freezes = whole["freezes"] as JsonArray;
        whole.Remove("freezes");
        var routes = (whole["routing"] as JsonObject)?["also"] as JsonArray;
        if (whole["routing"] is JsonObject routing)
        {
            routing.Remove("also");
            foreach (var (name, _) in other["routing"] as JsonObject ?? [])
                if (!Standing.Contains(name, StringComparer.Ordinal) && !routing.ContainsKey(name) && routing["protected"] is { } usual)
                    routing[name] = usual.DeepClone();
        }
        // Unsaid, these are what an evaluation must have run with.
        if (whole["evaluation"] is JsonObject evaluation && !evaluation.ContainsKey("covers"))
            evaluation["covers"] = new JsonArray("prompt", "tool", "model");
        Kinds(whole);
        // Unsaid, one signature of compliance is asked for.
        if (whole["review"] is JsonObject review && !review.ContainsKey("policy_changes"))
            review["policy_changes"] = new JsonObject { ["compliance"] = 1 };
        return new GateShape(
            whole,
            (environments ?? []).Where(one => one.Value is JsonObject)
                .ToDictionary(one => one.Key, one => Merged(whole, (JsonObject)one.Value!), StringComparer.Ordinal),
            [.. (routes ?? []).OfType<JsonObject>().Select(GateRoute.Of)])
        { Freezes = [.. (freezes ?? []).OfType<JsonObject>().Select(GateFreeze.Of)] };
    }

    public JsonObject In(string environment) => Environments.GetValueOrDefault(environment, Whole);

    private static JsonObject Merged(JsonObject whole, JsonObject own)
    {
        var merged = (JsonObject)whole.DeepClone();
        foreach (var (name, value) in own)
            merged[name] = merged[name] is JsonObject under && value is JsonObject over ? Merged(under, over) : value?.DeepClone();
        Kinds(merged);
        return merged;
    }

    // A list of kinds has no order, and one of them is not another in its place.
    private static void Kinds(JsonObject policy)
    {
        if (policy["evaluation"] is JsonObject evaluation && evaluation["covers"] is JsonArray kinds)
            evaluation["covers"] = new JsonObject(
                kinds.Select(one => one.Word()).OfType<string>().Distinct().Select(one => KeyValuePair.Create(one, (JsonNode?)true)));
    }
}
