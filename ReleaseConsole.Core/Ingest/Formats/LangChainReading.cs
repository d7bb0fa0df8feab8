using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>Reads LangChain's templates and messages, each with its place when it is of another shape.</summary>
internal sealed class LangChainReading(StructuredText structure)
{
    public Result<PromptContent> Text(JsonObject prompt, string at)
    {
        var template = prompt["kwargs"]?["template"].Word();
        return template is null
            ? IngestRefusals.Missing(structure.PlaceOf(at), "kwargs.template")
            : new PromptContent(template, null, Beside(Syntax(prompt), prompt));
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
            if (list[index] is not JsonObject message || LangChainManifest.ClassOf(message) is not { } name
                || message["kwargs"] is not JsonObject members)
                return IngestRefusals.WrongType(structure.PlaceOf(place), "A message", "a message template of LangChain");
            var template = LangChainParts.FirstText(members["prompt"]);
            syntax ??= template is null ? null : Syntax(template);
            var calls = LangChainToolCalls.Of(structure, members, place + "/kwargs");
            if (!calls.Succeeded)
                return calls.Refusal;
            var parts = LangChainParts.Of(members["prompt"], template is null ? syntax ?? "f-string" : Syntax(template));
            // Several parts of which one is of another kind are kept as they are, not as the first text.
            if (parts is null && members["prompt"] is JsonArray { Count: > 1 })
                template = null;
            if (Message(name, members, template, parts) is not { } read)
                return IngestRefusals.WrongType(structure.PlaceOf(place), name, "a message with a text");
            if (template is not null && Syntax(template) != syntax)
                read["syntax"] = Syntax(template);
            if (parts is null && template?["kwargs"]?["partial_variables"] is JsonObject { Count: > 0 } filled)
                read["partial_variables"] = filled.DeepClone();
            if (calls.Value.Count > 0)
                read["tool_calls"] = calls.Value;
            if (members["tool_call_id"] is { } answered)
                read["tool_call_id"] = answered.DeepClone();
            messages.Add(read);
        }
        return new PromptContent(null, messages, Beside(syntax ?? "f-string", prompt));
    }

    /// <summary>How variables are written, and those the prompt fills in itself: they are part of what the model reads.</summary>
    private static JsonObject Beside(string syntax, JsonObject prompt)
    {
        var beside = new JsonObject { ["syntax"] = syntax };
        if (prompt["kwargs"]?["partial_variables"] is JsonObject { Count: > 0 } filled)
            beside["partial_variables"] = filled.DeepClone();
        return beside;
    }

    private static JsonObject? Message(string name, JsonObject members, JsonObject? template, JsonArray? parts)
    {
        if (name == "MessagesPlaceholder")
            return members["variable_name"].Word() is { } variable ? Placeholder(variable, members) : null;
        var role = Role(name) ?? members["role"].Word();
        var content = parts ?? (template is null
            ? members["content"]?.DeepClone() ?? members["prompt"]?.DeepClone()
            : template["kwargs"]?["template"]?.DeepClone());
        return content is null || role is null ? null : new JsonObject { ["role"] = role, ["content"] = content };
    }

    private static JsonObject Placeholder(string variable, JsonObject members)
    {
        var placeholder = new JsonObject { ["type"] = "placeholder", ["name"] = variable };
        if (members["optional"] is JsonValue flag && flag.TryGetValue<bool>(out var isOptional) && isOptional)
            placeholder["optional"] = true;
        if (members["n_messages"].Number() is not null)
            placeholder["n_messages"] = members["n_messages"]!.DeepClone();
        return placeholder;
    }

    private static string? Role(string name) => name switch
    {
        "SystemMessagePromptTemplate" or "SystemMessage" => "system",
        "HumanMessagePromptTemplate" or "HumanMessage" => "user",
        "AIMessagePromptTemplate" or "AIMessage" => "assistant",
        "ToolMessage" => "tool",
        _ => null,
    };

    private static string Syntax(JsonObject template) => template["kwargs"]?["template_format"].Word() ?? "f-string";
}
