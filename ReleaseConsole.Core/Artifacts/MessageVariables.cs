using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// The variables of a prompt that is kept as JSON or YAML: of everything its messages say, or of its text, each in the syntax that it, or
/// the prompt, states. What the prompt declares stands beside its messages.
/// </summary>
internal static class MessageVariables
{
    public const string Beside = "prompt";

    /// <param name="shown">The file as people see it, in which each variable is looked up for its place.</param>
    public static IReadOnlyList<PromptVariable> In(PromptContent content, string shown, IReadOnlyDictionary<string, string> elsewhere)
    {
        var declared = Declared(content).Concat(PromptInputs.In(shown)).ToHashSet(StringComparer.Ordinal);
        var found = new OrderedDictionary<string, PromptVariable>(StringComparer.Ordinal);
        foreach (var (text, syntax) in Templates(content))
            foreach (var variable in PromptVariables.In(text, elsewhere, syntax))
                found.TryAdd(variable.Name, variable with
                {
                    DeclaredIn = declared.Contains(variable.Name) || declared.Contains(Root(variable.Name)) ? Beside : variable.DeclaredIn,
                });
        var places = new VariablePlaces(shown, found.Values);
        return [.. found.Values.Select(places.At)];
    }

    /// <summary>Names the prompt declares beside its messages, and those it fills in itself.</summary>
    public static IReadOnlySet<string> Declared(PromptContent content) => PromptVariables.Declared(content.Beside)
        .Concat((content.Beside["partial_variables"] as JsonObject ?? []).Select(one => one.Key)).ToHashSet(StringComparer.Ordinal);

    /// <summary>What is said in one syntax, together; each message may state its own.</summary>
    internal static IEnumerable<(string Text, string? Syntax)> Templates(PromptContent content)
    {
        var stated = PromptSyntax.Stated(content.Beside);
        return content.Text is { } text
            ? [(text, stated)]
            : (content.Messages ?? []).OfType<JsonObject>().Where(message => message["type"].Word() != "placeholder")
                .SelectMany(message => Said(message).Select(said => (Text: said, Syntax: message["syntax"].Word() ?? stated)))
                .GroupBy(one => one.Syntax).Select(group => (string.Join('\n', group.Select(one => one.Text)), group.Key));
    }

    private static IEnumerable<string> Said(JsonObject message) => Words(message["content"]).Concat(Words(message["tool_calls"]));

    private static IEnumerable<string> Words(JsonNode? node) => node switch
    {
        JsonObject members => members.Where(one => one.Key is not ("type" or "syntax" or "id")).SelectMany(one => Words(one.Value)),
        JsonArray list => list.SelectMany(Words),
        _ => node.Word() is { } word ? [word] : [],
    };

    private static string Root(string name) => name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? name[..dot] : name;
}
