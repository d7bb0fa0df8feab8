using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>Lists worth trying: of lengths at the ends of ranges, with one item another schema refuses, with an item twice.</summary>
internal static class ListCandidates
{
    private const int LongestList = 40;

    public static IEnumerable<JsonNode?> Of(Lists lists, IReadOnlyList<Lists> others, Witness witness)
    {
        foreach (var length in Candidates.Lengths(lists.Length, others.Select(one => one.Length)).Where(length => length <= LongestList)
            .Order())
            if (Filled(lists, length, witness) is { } list)
                yield return list;
        var places = others.Append(lists).Max(one => one.Prefix.Count) + 1;
        foreach (var other in others)
            for (var at = 0; at < places; at++)
                if (witness.Find(lists.Item(at), other.Item(at)) is { } odd
                    && Filled(lists, Math.Max(at + 1, lists.Length.Least), witness) is { } list)
                {
                    list[at] = odd.Value?.DeepClone();
                    yield return list;
                }
        if (!lists.Unique && Filled(lists, Math.Max(2, lists.Length.Least), witness) is { Count: > 1 } twice)
        {
            twice[^1] = twice[0]?.DeepClone();
            yield return twice;
        }
    }

    private static JsonArray? Filled(Lists lists, int length, Witness witness)
    {
        var filled = new JsonArray();
        for (var at = 0; at < length; at++)
        {
            if (Fresh(lists, at) is { } fresh)
                filled.Add(fresh);
            else if (witness.Sample(lists.Item(at)) is { } sample)
                filled.Add(sample.Value?.DeepClone());
            else
                return null;
        }
        return filled;
    }

    // Where no item may stand twice, plain numbers and words are tried before a sample is repeated.
    private static JsonNode? Fresh(Lists lists, int at) => lists.Unique
        ? new JsonNode?[] { JsonValue.Create(at), JsonValue.Create($"a{at}"), JsonValue.Create(new string('a', at + 1)) }
            .FirstOrDefault(value => lists.Item(at).Take(value) == true)
        : null;
}
