using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>The prompt inside something LangChain serialised, its class and place, and the model beside it where there is one.</summary>
internal sealed record LangChainManifest(JsonObject Prompt, string Class, string At, JsonObject? Model)
{
    public static LangChainManifest? PromptIn(JsonObject root)
    {
        if (root["manifest"] is JsonObject manifest)
            return In(manifest, "/manifest");
        return In(root, "");
    }

    private static LangChainManifest? In(JsonObject node, string at)
    {
        if (ClassOf(node) is not { } name)
            return null;
        if (LangChainPrompt.IsPromptClass(name))
            return new LangChainManifest(node, name, at, Model: null);
        return name == "RunnableSequence" && node["kwargs"] is JsonObject steps && steps["first"] is JsonObject first
            && In(first, at + "/kwargs/first") is { } prompt
            ? prompt with { Model = steps["last"] as JsonObject }
            : null;
    }

    /// <summary>The class of a serialised object: the last word of its id; null when it is none.</summary>
    public static string? ClassOf(JsonNode? node) =>
        node is JsonObject one && one["lc"].Number() is not null && one["type"].Word() == "constructor"
            && one["id"] is JsonArray { Count: > 0 } id
            ? id[^1].Word()
            : null;

    /// <summary>The class that calls the model, with its module; of one that is wrapped, the innermost.</summary>
    public static string? ModelClass(JsonObject? model)
    {
        var at = model;
        while (at?["kwargs"]?["bound"] is JsonObject bound)
            at = bound;
        return ClassOf(at) is null ? null : string.Join('.', ((JsonArray)at!["id"]!).Select(one => one.Word()).OfType<string>());
    }

    /// <summary>What the model is called with; a secret is only a reference in LangChain's form and is left out.</summary>
    public static JsonObject? Settings(JsonObject? model)
    {
        var settings = new JsonObject();
        for (var at = model; at is not null; at = at["kwargs"]?["bound"] as JsonObject)
            foreach (var (name, value) in at["kwargs"] as JsonObject ?? [])
                if (name is not "bound" && value is not null && !settings.ContainsKey(name)
                    && (value as JsonObject)?["type"].Word() != "secret")
                    settings[name] = value.DeepClone();
        return settings.Count == 0 ? null : settings;
    }
}
