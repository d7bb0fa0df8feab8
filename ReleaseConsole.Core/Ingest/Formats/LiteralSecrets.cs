using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// Values under names that hold secrets must be references: as members, as pairs of a name and a value, as headers and as the arguments
/// of a command.
/// </summary>
internal static class LiteralSecrets
{
    private static readonly string[] Names = ["name", "key", "header", "Name", "Key"];
    private static readonly string[] Values = ["value", "Value"];

    /// <summary>Says where the secret is instead of being it. <c>os.environ/NAME</c> is how LiteLLM writes it.</summary>
    public static bool IsReference(string value) => SecretReferences.Is(value);

    public static Refusal? FirstIn(StructuredText structure) => FirstIn(structure, structure.Root, "");

    /// <param name="headers">Whether the members of the node are headers of a request.</param>
    public static Refusal? FirstIn(StructuredText structure, JsonNode? node, string at, bool headers = false) => node switch
    {
        JsonArray list => InList(structure, list, at, headers),
        JsonObject members => InMembers(structure, members, at, headers),
        _ => null,
    };

    private static Refusal? InMembers(StructuredText structure, JsonObject members, string at, bool headers)
    {
        if (Values.FirstOrDefault(members.ContainsKey) is { } held && NameOf(members, members[held], headers) is { } named)
            return IngestRefusals.LiteralSecret(structure.PlaceOf(JsonPointer.Child(at, held)), named);
        // A Secret of Kubernetes holds nothing else, and base64 hides nothing.
        var isSecret = members["kind"].Word() == "Secret";
        foreach (var (name, value) in members)
        {
            var place = JsonPointer.Child(at, name);
            if (LiteralSecret.Is(name, value, headers))
                return IngestRefusals.LiteralSecret(structure.PlaceOf(place), name);
            if (isSecret && name is "data" or "stringData" && value is JsonObject kept && KeptIn(structure, kept, place) is { } literal)
                return literal;
            if (FirstIn(structure, value, place, headers || IsHeaders(name)) is { } found)
                return found;
        }
        return null;
    }

    private static Refusal? KeptIn(StructuredText structure, JsonObject kept, string at) => kept
        .Where(one => one.Value.Word() is { Length: > 0 } word && !IsReference(word))
        .Select(one => IngestRefusals.LiteralSecret(structure.PlaceOf(JsonPointer.Child(at, one.Key)), one.Key)).FirstOrDefault();

    private static string? NameOf(JsonObject members, JsonNode? value, bool headers) => Names.Select(one => members[one].Word())
        .FirstOrDefault(named => named is not null && LiteralSecret.Is(named, value, headers || LiteralSecret.IsHeader(named)));

    private static Refusal? InList(StructuredText structure, JsonArray list, string at, bool headers)
    {
        for (var index = 0; index < list.Count; index++)
        {
            var place = JsonPointer.Child(at, index);
            if (list[index].Word() is { } word && index + 1 < list.Count && Announced(word, list[index + 1], list.Count, headers))
                return IngestRefusals.LiteralSecret(structure.PlaceOf(JsonPointer.Child(at, index + 1)), word.TrimStart('-'));
            if (list[index].Word() is { } one && Within(one) is { } name)
                return IngestRefusals.LiteralSecret(structure.PlaceOf(place), name);
            if (FirstIn(structure, list[index], place, headers) is { } found)
                return found;
        }
        return null;
    }

    // ["--api-key", "…"] in a list of arguments, ["Authorization", "…"] in a list of pairs. A list of names has no values.
    private static bool Announced(string word, JsonNode? next, int count, bool headers) => next.Word() is { } value
        && (word.StartsWith('-')
            ? !value.StartsWith('-') && LiteralSecret.Is(word.TrimStart('-'), next, headers: false)
            : count == 2 && LiteralSecret.IsPair(word, value, headers));

    /// <summary>
    /// The name in <c>--api-key=…</c>, <c>DB_PASSWORD=…</c> or <c>Authorization: …</c> whose value is written out behind it.
    /// </summary>
    private static string? Within(string word)
    {
        var end = word.AsSpan().IndexOfAny('=', ':');
        if (end is < 1 or > 60 || end + 1 >= word.Length || word.AsSpan(0, end).Contains(' '))
            return null;
        var name = word[..end].TrimStart('-');
        var value = JsonValue.Create(word[(end + 1)..].Trim());
        return (word[end] == '=' || LiteralSecret.IsHeader(name)) && LiteralSecret.Is(name, value, headers: false) ? name : null;
    }

    private static bool IsHeaders(string name) => name.EndsWith("headers", StringComparison.OrdinalIgnoreCase);
}
