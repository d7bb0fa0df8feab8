using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Models;

/// <summary>
/// Which providers a gateway may hand a question to, as OpenRouter's <c>provider</c> says it: <c>only</c> and <c>ignore</c>, <c>order</c>
/// with <c>allow_fallbacks</c>. https://openrouter.ai/docs/features/provider-routing
/// </summary>
internal static class RoutedProviders
{
    public const string Label = "Providers";

    private static readonly string[] Members = ["order", "only", "ignore", "allow_fallbacks"];

    /// <summary>Under these the routing stands, beside the model or in what is sent along.</summary>
    private static readonly string[] Places = ["/provider", "/extra_body/provider"];

    public static IEnumerable<ChangeDetail> Of(JsonNode? before, JsonNode? after) => Places.SelectMany(place =>
        (At(before, place), At(after, place)) switch
        {
            (null, null) => [],
            var (was, now) => Lines(place, Route.Of(was), Route.Of(now)),
        });

    /// <summary>The settings without the routing that has lines here.</summary>
    public static JsonNode? Without(JsonNode? tree)
    {
        if (Places.All(place => At(tree, place) is null))
            return tree;
        var rest = tree!.DeepClone();
        foreach (var routing in Places.Select(place => At(rest, place)).OfType<JsonObject>())
        {
            foreach (var member in Members)
                routing.Remove(member);
            if (routing.Count == 0)
                routing.Parent!.AsObject().Remove("provider");
        }
        return rest;
    }

    /// <summary>Whether a line of this says what changed at a path.</summary>
    public static bool IsTold(string path) => Members.Any(member => path.Contains($"/provider/{member}", StringComparison.Ordinal));

    private static JsonObject? At(JsonNode? tree, string place) =>
        JsonPointer.Segments(place).Aggregate(tree, (node, name) => (node as JsonObject)?[name]) as JsonObject;

    private static IEnumerable<ChangeDetail> Lines(string place, Route was, Route now)
    {
        if (was.Alone is { } && now.Alone is null)
            yield return Line(
                place, ChangeType.Changed, Said(was), "any provider", Effect.NewRoute,
                $"Any provider that offers the model may answer now (was {Said(was)} alone).");
        else if (was.Alone is null && now.Alone is { })
            yield return Line(
                place, ChangeType.Changed, "any provider", Said(now), Effect.Narrower,
                $"{Said(now)} alone may answer now (was any provider).");
        else if (was.Alone is { } old && now.Alone is { } young)
        {
            foreach (var fresh in young.Except(old))
                yield return Line(place, ChangeType.Added, null, fresh, Effect.NewRoute, $"The provider `{fresh}` may answer as well.");
            foreach (var gone in old.Except(young))
                yield return Line(place, ChangeType.Removed, gone, null, Effect.Narrower, $"The provider `{gone}` is no longer asked.");
        }
        foreach (var back in was.Ignored.Except(now.Ignored).Where(_ => now.Alone is null))
            yield return Line(
                $"{place}/ignore", ChangeType.Added, null, back, Effect.NewRoute, $"The provider `{back}` is no longer left out.");
        foreach (var left in now.Ignored.Except(was.Ignored))
            yield return Line(
                $"{place}/ignore", ChangeType.Removed, left, null, Effect.Narrower, $"The provider `{left}` is left out now.");
        if (!was.Order.SequenceEqual(now.Order) && (now.Alone is null || was.Order.ToHashSet().SetEquals(now.Order)))
            yield return Line(
                $"{place}/order", ChangeType.Changed, Listed(was.Order), Listed(now.Order),
                was.Order.Count == 0 || First(was) == First(now) ? Effect.Different : Effect.NewRoute,
                $"Providers are asked in another order: {Listed(now.Order)} (was {Listed(was.Order)}).");
    }

    private static string Said(Route route) => string.Join(", ", route.Alone!.Select(one => $"`{one}`"));

    private static string? First(Route route) => route.Order.Count > 0 ? route.Order[0] : null;

    private static string Listed(List<string> order) => order.Count == 0 ? "as the gateway likes" : string.Join(", ", order);

    private static ChangeDetail Line(string place, ChangeType type, string? before, string? after, Effect effect, string meaning) =>
        new(place, Label, type, before, after, effect, ChangeTopic.Fallback) { Meaning = meaning };

    /// <summary>Who alone may answer; null where any provider may. In which order they are asked, and who is left out.</summary>
    private sealed record Route(List<string>? Alone, List<string> Order, List<string> Ignored)
    {
        public static Route Of(JsonObject? routing)
        {
            var (order, only) = (Names(routing?["order"]), Names(routing?["only"]));
            var isClosed = routing?["allow_fallbacks"]?.GetValueKind() == JsonValueKind.False;
            var alone = isClosed && order.Count > 0 ? only.Count > 0 ? [.. order.Intersect(only)] : order : only.Count > 0 ? only : null;
            return new Route(alone, order, Names(routing?["ignore"]));
        }

        private static List<string> Names(JsonNode? list) =>
            list is JsonArray names ? [.. names.Select(one => one.Word()?.ToLowerInvariant()).OfType<string>()] : [];
    }
}
