using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Datasets;

/// <summary>
/// A row that is a conversation (<c>messages</c> of OpenAI, <c>conversations</c> of ShareGPT): what the assistant says last is the answer,
/// what stands before it the question.
/// </summary>
internal static class ChatRow
{
    /// <summary>The column the answer is told as.</summary>
    public const string Answer = "answer";

    private static readonly string[] Talks = ["messages", "conversations", "conversation"];
    private static readonly string[] Speakers = ["assistant", "gpt", "model", "bot", "chatbot"];

    /// <summary>The row with its answer apart; itself where it is no conversation that ends in one.</summary>
    public static JsonObject Parted(JsonObject row)
    {
        if (Talk(row) is not { } talk || Said((JsonArray)row[talk]!) is not { } answer || row.ContainsKey(Answer))
            return row;
        var parted = (JsonObject)row.DeepClone();
        var turns = (JsonArray)parted[talk]!;
        turns.RemoveAt(turns.Count - 1);
        parted[Answer] = answer.DeepClone();
        return parted;
    }

    public static bool Is(JsonObject row) => Talk(row) is { } talk && Said((JsonArray)row[talk]!) is not null;

    /// <summary>What is asked, as one text; null where the row is no conversation.</summary>
    public static string? Question(JsonObject parted) =>
        Talk(parted) is { } talk && parted[talk] is JsonArray { Count: > 0 } turns ? turns.ToJsonString(CanonicalJson.Options) : null;

    private static string? Talk(JsonObject row) =>
        Talks.FirstOrDefault(name => row[name] is JsonArray { Count: > 0 } turns && turns.All(one => one is JsonObject));

    private static JsonNode? Said(JsonArray turns) => turns[^1] is JsonObject last && turns.Count > 1
        && Speakers.Contains((last["role"] ?? last["from"]).Word(), StringComparer.OrdinalIgnoreCase)
            ? last["content"] ?? last["value"]
            : null;
}
