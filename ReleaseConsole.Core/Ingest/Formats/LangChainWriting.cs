using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>Prompts in the form LangChain's <c>load</c> reads back.</summary>
internal static class LangChainWriting
{
    /// <summary>What is bound to a model's calls and is no argument of its own.</summary>
    private static readonly string[] OfCalls =
    [
        "tools", "tool_choice", "functions", "function_call", "parallel_tool_calls", "response_format", "ls_structured_output_format",
        "stop", "bound",
    ];

    /// <summary>The prompt and the model it goes to, one after the other.</summary>
    public static JsonObject Chain(JsonObject prompt, string model, JsonObject config)
    {
        var made = Constructed(model.Split('.'), Members(config, name => !OfCalls.Contains(name)));
        var called = Members(config, name => OfCalls.Contains(name));
        return Constructed(["langchain", "schema", "runnable", "RunnableSequence"], new JsonObject
        {
            ["first"] = prompt,
            ["last"] = called.Count == 0
                ? made
                : Constructed(
                    ["langchain", "schema", "runnable", "RunnableBinding"], new JsonObject { ["bound"] = made, ["kwargs"] = called }),
        });
    }

    /// <summary>The same chat with the shape of its answers, where it has one.</summary>
    public static JsonObject Structured(JsonObject chat, JsonObject beside)
    {
        var (schema, how) = (beside["response_format"], beside["structured_output_kwargs"]);
        if (schema is null && how is null)
            return chat;
        var members = (JsonObject)chat["kwargs"]!.DeepClone();
        if (schema is not null)
            members["schema_"] = schema.DeepClone();
        if (how is not null)
            members["structured_output_kwargs"] = how.DeepClone();
        return Constructed(["langchain_core", "prompts", "structured", "StructuredPrompt"], members);
    }

    private static JsonObject Members(JsonObject config, Func<string, bool> isMeant) =>
        new(config.Where(one => isMeant(one.Key)).Select(one => KeyValuePair.Create(one.Key, one.Value?.DeepClone())));

    public static JsonObject Chat(JsonArray messages, string syntax, JsonNode? filled) => Constructed(
        ["langchain_core", "prompts", "chat", "ChatPromptTemplate"],
        new JsonObject
        {
            ["messages"] = new JsonArray([.. messages.OfType<JsonObject>().Select(message => Message(message, syntax))]),
            ["input_variables"] = Variables(string.Join(
                '\n', messages.OfType<JsonObject>().Where(IsTemplate).SelectMany(one => LangChainParts.Words(one["content"]))), syntax),
        }.Filled(filled));

    /// <summary>LangChain takes a message with calls, and a tool's answer, as it stands.</summary>
    public static IEnumerable<string> Unfilled(JsonArray messages, string syntax)
    {
        var words = messages.OfType<JsonObject>().Where(one => !IsTemplate(one))
            .SelectMany(one => LangChainParts.Words(one["content"]).Concat(LangChainParts.Words(one["tool_calls"])));
        if (Variables(string.Join('\n', words), syntax) is { Count: > 0 } names)
            yield return $"LangChain fills nothing into tool calls and their answers; there these stay as they are: {string.Join(", ", names)}.";
    }

    private static bool IsTemplate(JsonObject message) => message["tool_calls"] is not JsonArray && message["tool_call_id"] is null;

    public static JsonObject Template(string name, string text, string syntax, JsonNode? filled) => Constructed(
        ["langchain_core", "prompts", "prompt", name],
        new JsonObject { ["template"] = text, ["template_format"] = syntax, ["input_variables"] = Variables(text, syntax) }.Filled(filled));

    public static JsonObject Filled(this JsonObject kwargs, JsonNode? variables)
    {
        if (variables is not null)
            kwargs["partial_variables"] = variables.DeepClone();
        return kwargs;
    }

    private static JsonObject Message(JsonObject message, string syntax)
    {
        if (message["type"].Word() == "placeholder")
        {
            var members = new JsonObject { ["variable_name"] = message["name"]?.DeepClone() };
            if (message["optional"] is { } optional)
                members["optional"] = optional.DeepClone();
            if (message["n_messages"] is { } most)
                members["n_messages"] = most.DeepClone();
            return Constructed(["langchain_core", "prompts", "chat", "MessagesPlaceholder"], members);
        }
        if (message["tool_calls"] is JsonArray calls)
            return Constructed(
                Spoken("AIMessage"),
                new JsonObject
                { ["content"] = message["content"]?.DeepClone() ?? "", ["additional_kwargs"] = LangChainToolCalls.Kept(calls) });
        if (message["tool_call_id"] is { } answered)
            return Constructed(
                Spoken("ToolMessage"), new JsonObject
                { ["content"] = message["content"]?.DeepClone(), ["tool_call_id"] = answered.DeepClone() });
        var role = message["role"].Word() ?? "user";
        var name = role switch
        {
            "system" => "SystemMessagePromptTemplate",
            "user" => "HumanMessagePromptTemplate",
            "assistant" => "AIMessagePromptTemplate",
            _ => "ChatMessagePromptTemplate",
        };
        var kwargs = new JsonObject();
        if (message["content"].Word() is { } text)
            kwargs["prompt"] = Template("PromptTemplate", text, message["syntax"].Word() ?? syntax, message["partial_variables"]);
        else if (message["content"] is JsonArray parts
            && LangChainParts.Written(parts, message["syntax"].Word() ?? syntax) is { } templates)
            kwargs["prompt"] = templates;
        else
            kwargs["content"] = message["content"]?.DeepClone();
        if (name == "ChatMessagePromptTemplate")
            kwargs["role"] = role;
        return Constructed(["langchain_core", "prompts", "chat", name], kwargs);
    }

    private static string[] Spoken(string name) => ["langchain", "schema", "messages", name];

    /// <summary>The names LangChain asks for: in Jinja and Mustache without what is taken out of them.</summary>
    public static JsonArray Variables(string text, string syntax) =>
        new([.. PromptVariables.In(text, new Dictionary<string, string>(), syntax)
            .Select(one => syntax == PromptSyntax.FString ? one.Name : one.Name.Split('.')[0]).Distinct().Select(name => (JsonNode)name)]);

    public static JsonObject Constructed(string[] id, JsonObject kwargs) => new()
    {
        ["lc"] = 1,
        ["type"] = "constructor",
        ["id"] = new JsonArray([.. id.Select(word => (JsonNode)word)]),
        ["kwargs"] = kwargs,
    };
}
