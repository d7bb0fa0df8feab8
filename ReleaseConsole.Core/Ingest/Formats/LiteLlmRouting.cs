using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// What a LiteLLM proxy does with calls to one of its models beside calling it: routing, retries and fallbacks. Fallbacks of other models
/// are theirs.
/// </summary>
internal static class LiteLlmRouting
{
    public static readonly string[] Members = ["router_settings", "litellm_settings"];
    private static readonly string[] Fallbacks = ["fallbacks", "context_window_fallbacks", "content_policy_fallbacks"];

    public static JsonObject For(JsonObject proxy, string model)
    {
        var routing = new JsonObject();
        foreach (var member in Members)
            if (proxy[member] is JsonObject settings && Of(settings, model) is { Count: > 0 } mine)
                routing[member] = mine;
        return routing;
    }

    private static JsonObject Of(JsonObject settings, string model)
    {
        var mine = new JsonObject();
        foreach (var (name, value) in settings)
            if (!Fallbacks.Contains(name))
                mine[name] = value?.DeepClone();
            else if (value is JsonArray list
                && list.Where(one => one is JsonObject from && (from.ContainsKey(model) || from.ContainsKey("*")))
                    .ToList() is { Count: > 0 } own)
                mine[name] = new JsonArray([.. own.Select(one => one!.DeepClone())]);
        return mine;
    }
}
