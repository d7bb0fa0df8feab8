using System.Text.Json.Nodes;

namespace ReleaseConsole.Tests.Compare.Schemas;

/// <summary>Values at random, made with an eye on a schema so that many keep to it and many only just do not.</summary>
internal sealed class RandomValues(int seed)
{
    private static readonly string[] Names = ["id", "amount", "note", "to", "other"];

    private readonly Random _random = new(seed);

    public JsonNode? For(JsonNode? schema, JsonNode root, int depth = 4)
    {
        if (depth == 0 || _random.Next(9) == 0 || schema is not JsonObject stated)
            return Any();
        if (stated["$ref"] is { } reference)
            return For(reference.GetValue<string>() == "#" ? root : root["$defs"]?["part"], root, depth - 1);
        if (stated["nullable"] is not null && _random.Next(4) == 0)
            return null;
        foreach (var combined in (string[])["anyOf", "oneOf", "allOf"])
            if (stated[combined] is JsonArray parts && parts.Count > 0)
                return For(parts[_random.Next(parts.Count)], root, depth - 1);
        if (stated.ContainsKey("const"))
            return stated["const"]?.DeepClone();
        if (stated["enum"] is JsonArray choices && choices.Count > 0)
            return choices[_random.Next(choices.Count)]?.DeepClone();
        var type = stated["type"] is JsonArray types ? types[_random.Next(types.Count)] : stated["type"];
        return type?.GetValue<string>() switch
        {
            "object" => Object(stated, root, depth),
            "array" => new JsonArray([.. Enumerable.Range(0, _random.Next(5)).Select(at => For(Item(stated, at), root, depth - 1))]),
            "string" => Text(),
            "number" or "float" or "NUMBER" => Number(),
            "integer" => _random.Next(-4, 9),
            "boolean" => _random.Next(2) == 0,
            _ => Any(),
        };
    }

    // What a list must contain is put into it now and then.
    private JsonNode? Item(JsonObject list, int at) =>
        list["prefixItems"] is JsonArray first && at < first.Count
            ? first[at]
            : _random.Next(3) == 0 ? list["contains"] ?? list["items"] : list["items"];

    private JsonObject Object(JsonObject schema, JsonNode root, int depth)
    {
        var value = new JsonObject();
        var required = (schema["required"] as JsonArray ?? []).Select(name => name!.GetValue<string>()).ToList();
        foreach (var name in Names)
            if (required.Contains(name) ? _random.Next(12) > 0 : _random.Next(3) == 0)
                value[name] = For(schema["properties"]?[name] ?? schema["additionalProperties"], root, depth - 1);
        return value;
    }

    private JsonNode? Any() => _random.Next(8) switch
    {
        0 => null,
        1 => true,
        2 or 3 => Number(),
        4 => new JsonArray(),
        5 => new JsonObject(),
        _ => Text(),
    };

    private JsonNode Number() => _random.Next(2) == 0 ? _random.Next(-4, 9) : JsonValue.Create(_random.Next(-16, 32) / 4.0);

    private JsonNode Text() => ((string[])["", "a", "b", "c", "ab", "abcde", "refund", "refund0", "HP-1", "77", "a1"])[_random.Next(11)];
}
