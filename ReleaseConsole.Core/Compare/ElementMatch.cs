using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Compare;

/// <summary>
/// Which element of an array became which: by <c>name</c>, <c>id</c>, <c>key</c> or <c>category</c> when every element on both sides has one and it is
/// unique there; otherwise equal elements in order, and between them, elements of the same shape by position.
/// </summary>
internal static class ElementMatch
{
    private static readonly string[] NamingMembers = ["name", "id", "key", "category"];

    /// <summary>For each element of <paramref name="after"/> its index in <paramref name="before"/>, or −1.</summary>
    public static int[] Of(JsonArray before, JsonArray after)
    {
        foreach (var member in NamingMembers)
            if (Names(before, member) is { } old && Names(after, member) is { } young)
                return ByName(old, young);
        return ByOrder(before, after);
    }

    private static int[] ByName(List<string> before, List<string> after)
    {
        var places = before.Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => pair.index);
        return [.. after.Select(name => places.GetValueOrDefault(name, -1))];
    }

    private static List<string>? Names(JsonArray array, string member)
    {
        var names = new List<string>(array.Count);
        foreach (var element in array)
        {
            if (element is not JsonObject named || !named.TryGetPropertyValue(member, out var name) || name is not JsonValue
                || name.GetValueKind() is not (JsonValueKind.String or JsonValueKind.Number))
                return null;
            names.Add(CanonicalKey.Of(name));
        }
        return names.Distinct().Count() == names.Count ? names : null;
    }

    private static int[] ByOrder(JsonArray before, JsonArray after)
    {
        var partner = SequenceMatch.Of([.. before.Select(CanonicalKey.Of)], [.. after.Select(CanonicalKey.Of)]);
        var source = new int[after.Count];
        Array.Fill(source, -1);
        var (i, j) = (0, 0);
        while (i < before.Count || j < after.Count)
        {
            var (fromBefore, fromAfter) = (i, j);
            while (i < before.Count && partner[i] < 0)
                i++;
            j = i < before.Count ? partner[i] : after.Count;
            for (var (old, young) = (fromBefore, fromAfter); old < i && young < j; old++, young++)
                if (Shape(before[old]) == Shape(after[young]))
                    source[young] = old;
            if (i < before.Count)
                source[j++] = i++;
        }
        return source;
    }

    private static string Shape(JsonNode? node) => node switch
    {
        JsonObject => "object",
        JsonArray => "array",
        _ => "value",
    };
}
