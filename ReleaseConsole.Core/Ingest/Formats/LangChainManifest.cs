using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// The prompt inside something LangChain serialised: its class and place, the model it goes to where there is one, and what the chain's
/// other steps are called.
/// </summary>
internal sealed record LangChainManifest(JsonObject Prompt, string Class, string At, JsonObject? Model, IReadOnlyList<string> Others)
{
    /// <summary>The prompt as <c>dumps</c> writes it, or as the manifest of a commit in LangSmith.</summary>
    public static LangChainManifest? PromptIn(JsonObject root)
    {
        if (root["manifest"] is JsonObject manifest)
            return In(manifest, "/manifest");
        return In(root, "");
    }

    private static LangChainManifest? In(JsonObject node, string at) => ClassOf(node) switch
    {
        null => null,
        var name when LangChainPrompt.IsPromptClass(name) => new LangChainManifest(node, name, at, Model: null, []),
        // LangSmith's playground keeps prompt and model as a sequence under a name of its own.
        "RunnableSequence" or "PromptPlayground" => InSteps(Steps(node, at)),
        "RunnableBinding" when Bound(node) is { } bound => In(bound, at + "/kwargs/bound"),
        _ => null,
    };

    private static LangChainManifest? InSteps(List<(JsonObject Step, string At)> steps)
    {
        for (var index = 0; index < steps.Count; index++)
            if (In(steps[index].Step, steps[index].At) is { } prompt)
            {
                var model = prompt.Model ?? steps.Skip(index + 1).Select(one => one.Step).FirstOrDefault(IsModel);
                var others = steps.Where((one, at) => at != index && one.Step != model).Select(one => NameOf(one.Step));
                return prompt with { Model = model, Others = [.. prompt.Others, .. others] };
            }
        return null;
    }

    /// <summary><c>first</c>, those between in <c>middle</c>, and <c>last</c>, as <c>RunnableSequence</c> keeps them.</summary>
    private static List<(JsonObject Step, string At)> Steps(JsonObject sequence, string at)
    {
        if (sequence["kwargs"] is not JsonObject kept)
            return [];
        var steps = new List<(JsonNode? Step, string At)> { (kept["first"], at + "/kwargs/first") };
        steps.AddRange(
            (kept["middle"] as JsonArray ?? []).Select((step, index) => (step, JsonPointer.Child(at + "/kwargs/middle", index))));
        steps.Add((kept["last"], at + "/kwargs/last"));
        return [.. steps.Where(one => one.Step is JsonObject).Select(one => ((JsonObject)one.Step!, one.At))];
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
        while (Bound(at) is { } bound)
            at = bound;
        return ClassOf(at) is null ? null : string.Join('.', ((JsonArray)at!["id"]!).Select(one => one.Word()).OfType<string>());
    }

    /// <summary>
    /// What the model is called with: what is bound to its calls, such as tools, and what it was made with. A secret is only a reference
    /// in LangChain's form and is left out.
    /// </summary>
    public static JsonObject? Settings(JsonObject? model)
    {
        var settings = new JsonObject();
        for (var at = model; at is not null; at = Bound(at))
            foreach (var (name, value) in (Bound(at) is null ? at["kwargs"] : at["kwargs"]?["kwargs"]) as JsonObject ?? [])
                if (value is not null && !settings.ContainsKey(name) && !IsSecret(value))
                    settings[name] = value.DeepClone();
        return settings.Count == 0 ? null : settings;
    }

    /// <summary>What is wrapped to be called with more than it says itself; null when it is nothing of the kind.</summary>
    private static JsonObject? Bound(JsonObject? node) => (node?["kwargs"] as JsonObject)?["bound"] as JsonObject;

    private static bool IsSecret(JsonNode value) => value is JsonObject one && one["lc"] is not null && one["type"].Word() == "secret";

    /// <summary>A step that is given the prompt and is no runnable of LangChain's own, no parser and no other prompt.</summary>
    private static bool IsModel(JsonObject step) => ModelClass(step)?.Split('.')[^1] is { } name
        && !name.StartsWith("Runnable", StringComparison.Ordinal) && !name.EndsWith("Parser", StringComparison.Ordinal)
        && !LangChainPrompt.IsPromptClass(name);

    /// <summary>What cannot be serialised has an id all the same.</summary>
    private static string NameOf(JsonObject step) => (step["id"] as JsonArray)?.LastOrDefault().Word() ?? "a step without a name";
}
