using System.Globalization;
using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>
/// Objects worth trying: with only what is required, with everything, one member left out, put in or changed, many members.
/// </summary>
internal static class ObjectCandidates
{
    private const int MostMembers = 40;

    public static IEnumerable<JsonNode?> Of(Objects objects, IReadOnlyList<Objects> others, Witness witness)
    {
        var names = others.SelectMany(one => one.Members.Keys.Concat(one.Required)).Concat(objects.Members.Keys)
            .Distinct(StringComparer.Ordinal).ToList();
        if (Made(objects, objects.Required, witness) is not { } least)
            yield break;
        yield return least.DeepClone();
        var most = (JsonObject)least.DeepClone();
        foreach (var name in names.Where(name => !most.ContainsKey(name)))
            if (witness.Sample(objects.Member(name)) is { } sample)
                most[name] = sample.Value?.DeepClone();
        yield return most.DeepClone();
        foreach (var name in names)
            foreach (var value in Around(objects, others, name, least, most, witness))
                yield return value;
        foreach (var more in Extra(objects, others, least, witness))
            yield return more;
        foreach (var more in Extra(objects, others, most, witness))
            yield return more;
    }

    private static IEnumerable<JsonNode?> Around(
        Objects objects, IReadOnlyList<Objects> others, string name, JsonObject least, JsonObject most, Witness witness)
    {
        foreach (var other in others)
            if (witness.Find(objects.Member(name), other.Member(name)) is { } odd)
                foreach (var from in new[] { least, most })
                    yield return With(from, name, odd.Value);
        if (most.ContainsKey(name) && !objects.Required.Contains(name))
        {
            var without = (JsonObject)most.DeepClone();
            without.Remove(name);
            yield return without;
            yield return With(least, name, most[name]);
        }
    }

    private static IEnumerable<JsonNode?> Extra(Objects objects, IReadOnlyList<Objects> others, JsonObject from, Witness witness)
    {
        foreach (var other in others)
            if (witness.Find(objects.Rest, other.Rest) is { } odd)
                yield return With(from, "other", odd.Value);
        if (witness.Sample(objects.Rest) is not { } sample)
            yield break;
        foreach (var count in Candidates.Lengths(objects.Count, others.Select(one => one.Count)).Where(count => count <= MostMembers))
        {
            var more = (JsonObject)from.DeepClone();
            for (var at = 1; more.Count < count; at++)
                more[string.Create(CultureInfo.InvariantCulture, $"other{at}")] = sample.Value?.DeepClone();
            yield return more;
        }
    }

    private static JsonObject? Made(Objects objects, IEnumerable<string> names, Witness witness)
    {
        var made = new JsonObject();
        foreach (var name in names)
        {
            if (witness.Sample(objects.Member(name)) is not { } sample)
                return null;
            made[name] = sample.Value?.DeepClone();
        }
        return made;
    }

    private static JsonObject With(JsonObject from, string name, JsonNode? value)
    {
        var with = (JsonObject)from.DeepClone();
        with[name] = value?.DeepClone();
        return with;
    }
}
