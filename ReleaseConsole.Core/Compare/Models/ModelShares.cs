using System.Globalization;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Models;

/// <summary>Another share of the calls for one of the models between which they are divided; shares from 0 to 1.</summary>
internal sealed record ShareMove(string Place, string Model, double Before, double After)
{
    public ChangeDetail Line => new(
        Place, "Share of the calls", ChangeType.Changed, Said(Before), Said(After), Effect.Different, ChangeTopic.Fallback)
    {
        Meaning = $"`{Model}` answers {Said(After)} of the calls (was {Said(Before)}).",
    };

    public static string Said(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %";
}

/// <summary>Lists of models that each have a weight: between them the calls are divided, whatever the weights sum up to.</summary>
internal static class ModelShares
{
    private static readonly string[] Weights = ["weight", "share", "percent", "percentage", "traffic", "ratio", "probability"];

    public static IEnumerable<ShareMove> Moves(JsonNode? before, JsonNode? after)
    {
        var was = In(before, "").ToDictionary(one => one.Place, one => one.Shares, StringComparer.Ordinal);
        foreach (var (place, now) in In(after, ""))
            if (was.TryGetValue(place, out var old))
                foreach (var model in old.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
                    if (Math.Abs(now.GetValueOrDefault(model) - old.GetValueOrDefault(model)) > 0.0005)
                        yield return new ShareMove(place, model, old.GetValueOrDefault(model), now.GetValueOrDefault(model));
    }

    /// <summary>Whether a line gives a bare weight of such a list.</summary>
    public static bool IsTold(ChangeDetail line, IReadOnlyList<ShareMove> moves) =>
        Weights.Contains(JsonPointer.Last(line.Place))
        && moves.Any(move => line.Place.StartsWith(move.Place + "/", StringComparison.Ordinal));

    private static IEnumerable<(string Place, Dictionary<string, double> Shares)> In(JsonNode? node, string place) => node switch
    {
        JsonObject members => members.SelectMany(one => In(one.Value, JsonPointer.Child(place, one.Key))),
        JsonArray { Count: > 0 } list when Of(list) is { } shares => [(place, shares)],
        _ => [],
    };

    private static Dictionary<string, double>? Of(JsonArray list)
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var one in list)
        {
            if (one is not JsonObject asked || ModelFallbacks.Model(asked) is null || WeightOf(asked) is not (>= 0 and var weight))
                return null;
            var name = ModelFallbacks.Named(asked).Single();
            weights[name] = weights.GetValueOrDefault(name) + weight;
        }
        return weights.Values.Sum() is > 0 and var all
            ? weights.ToDictionary(one => one.Key, one => one.Value / all, StringComparer.Ordinal)
            : null;
    }

    private static double? WeightOf(JsonObject asked) =>
        Weights.Select(name => asked[name].Number()).FirstOrDefault(one => one is not null);
}
