using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Compare.Diff;

namespace ReleaseConsole.Core.Compare;

/// <summary>
/// Which element of an array became which: by <c>name</c>, <c>id</c>, <c>key</c> or <c>category</c> when every element on both sides has
/// one and it is unique there; otherwise equal elements, in order first, and between them, elements of the same shape by position.
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
        string[] old = [.. before.Select(CanonicalKey.Of)], young = [.. after.Select(CanonicalKey.Of)];
        var partner = SequenceMatch.Of(old, young);
        var source = new int[after.Count];
        Array.Fill(source, -1);
        for (var i = 0; i < partner.Length; i++)
            if (partner[i] >= 0)
                source[partner[i]] = i;
        var moved = Moved(old, young, partner, source);
        var (from, to) = (0, 0);
        for (var i = 0; i <= partner.Length; i++)
            if (i == partner.Length || partner[i] >= 0)
            {
                var until = i == partner.Length ? after.Count : partner[i];
                var left = Enumerable.Range(from, i - from).Where(at => !moved.Contains(at));
                var come = Enumerable.Range(to, until - to).Where(at => source[at] < 0);
                foreach (var (one, other) in left.Zip(come).ToList())
                    if (Shape(before[one]) == Shape(after[other]))
                        source[other] = one;
                (from, to) = (i + 1, until + 1);
            }
        return source;
    }

    // An element that is still there further up or down is not one that is gone and one that is new.
    private static HashSet<int> Moved(string[] before, string[] after, int[] partner, int[] source)
    {
        var left = Enumerable.Range(0, before.Length).Where(at => partner[at] < 0).GroupBy(at => before[at], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new Queue<int>(group), StringComparer.Ordinal);
        var moved = new HashSet<int>();
        for (var j = 0; j < after.Length && left.Count > 0; j++)
            if (source[j] < 0 && left.TryGetValue(after[j], out var places) && places.TryDequeue(out var at))
                moved.Add(source[j] = at);
        return moved;
    }

    private static string Shape(JsonNode? node) => node switch
    {
        JsonObject => "object",
        JsonArray => "array",
        _ => "value",
    };
}
