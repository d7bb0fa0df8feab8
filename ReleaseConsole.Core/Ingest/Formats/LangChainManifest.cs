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
        return name == "RunnableSequence" && node["kwargs"] is JsonObject steps && steps["first"] is JsonObject first && In(first, at + "/kwargs/first") is { } prompt
            ? prompt with { Model = steps["last"] as JsonObject }
            : null;
    }

    /// <summary>The class of a serialised object: the last word of its id; null when it is none.</summary>
    public static string? ClassOf(JsonNode? node) =>
        node is JsonObject one && one["lc"].Number() is not null && one["type"].Word() == "constructor" && one["id"] is JsonArray { Count: > 0 } id
            ? id[^1].Word()
            : null;

    /// <summary>What the model is called with; a secret is only a reference in LangChain's form and is left out.</summary>
    public static JsonObject? Settings(JsonObject? model)
    {
        var settings = new JsonObject();
        for (var at = model; at is not null; at = at["kwargs"]?["bound"] as JsonObject)
            foreach (var (name, value) in at["kwargs"] as JsonObject ?? [])
                if (name is not "bound" && value is not null && !settings.ContainsKey(name) && (value as JsonObject)?["type"].Word() != "secret")
                    settings[name] = value.DeepClone();
        return settings.Count == 0 ? null : settings;
    }
}

/// <summary>Reads LangChain's templates and messages, each with its place when it is of another shape.</summary>
internal sealed class LangChainReading(StructuredText structure)
{
    public Result<PromptContent> Text(JsonObject prompt, string at)
    {
        var template = prompt["kwargs"]?["template"].Word();
        return template is null
            ? IngestRefusals.Missing(structure.PlaceOf(at), "kwargs.template")
            : new PromptContent(template, null, new JsonObject { ["syntax"] = Syntax(prompt) });
    }

    public Result<PromptContent> Chat(JsonObject prompt, string at)
    {
        if (prompt["kwargs"]?["messages"] is not JsonArray { Count: > 0 } list)
            return IngestRefusals.Missing(structure.PlaceOf(at), "kwargs.messages");
        var messages = new JsonArray();
        string? syntax = null;
        for (var index = 0; index < list.Count; index++)
        {
            var place = JsonPointer.Child(at + "/kwargs/messages", index);
            if (list[index] is not JsonObject message || LangChainManifest.ClassOf(message) is not { } name || message["kwargs"] is not JsonObject members)
                return IngestRefusals.WrongType(structure.PlaceOf(place), "A message", "a message template of LangChain");
            var template = members["prompt"] is JsonArray { Count: 1 } one ? one[0] as JsonObject : members["prompt"] as JsonObject;
            syntax ??= template is null ? null : Syntax(template);
            if (Message(name, members, template) is not { } read)
                return IngestRefusals.WrongType(structure.PlaceOf(place), name, "a message with a text");
            messages.Add(read);
        }
        return new PromptContent(null, messages, new JsonObject { ["syntax"] = syntax ?? "f-string" });
    }

    private static JsonObject? Message(string name, JsonObject members, JsonObject? template)
    {
        if (name == "MessagesPlaceholder")
            return members["variable_name"].Word() is { } variable ? Placeholder(variable, members["optional"]) : null;
        var role = Role(name) ?? members["role"].Word();
        var content = template is null ? members["content"]?.DeepClone() ?? members["prompt"]?.DeepClone() : template["kwargs"]?["template"]?.DeepClone();
        return content is null || role is null ? null : new JsonObject { ["role"] = role, ["content"] = content };
    }

    private static JsonObject Placeholder(string variable, JsonNode? optional)
    {
        var placeholder = new JsonObject { ["type"] = "placeholder", ["name"] = variable };
        if (optional is JsonValue flag && flag.TryGetValue<bool>(out var isOptional) && isOptional)
            placeholder["optional"] = true;
        return placeholder;
    }

    private static string? Role(string name) => name switch
    {
        "SystemMessagePromptTemplate" or "SystemMessage" => "system",
        "HumanMessagePromptTemplate" or "HumanMessage" => "user",
        "AIMessagePromptTemplate" or "AIMessage" => "assistant",
        _ => null,
    };

    private static string Syntax(JsonObject template) => template["kwargs"]?["template_format"].Word() ?? "f-string";
}
