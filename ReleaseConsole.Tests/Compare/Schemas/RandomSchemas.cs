using System.Text.Json.Nodes;

namespace ReleaseConsole.Tests.Compare.Schemas;

/// <summary>
/// Schemas as tools have them, at random: types, also in vendors' words, bounds, choices, members by name and pattern, lists, conditions,
/// combinations, parts that hold themselves; and the same with a few edits.
/// </summary>
internal sealed class RandomSchemas(int seed)
{
    private static readonly string[] Names = ["id", "amount", "note", "to"];
    private static readonly string[] Words = ["a", "b", "refund", "HP-1"];
    private static readonly string[] Patterns = ["^[a-z]+$", "^HP-", "[0-9]"];

    private readonly Random _random = new(seed);

    /// <summary>Only what most tools use; without it also patterns, formats, references, conditions and combinations.</summary>
    public bool CommonOnly { get; init; }

    public JsonNode Schema(int depth = 3)
    {
        if (depth == 0 || Chance(8))
            return Scalar();
        var kind = _random.Next(CommonOnly ? 6 : 10);
        return kind switch
        {
            < 4 => Object(depth),
            < 6 => List(depth),
            6 => new JsonObject { [Pick("anyOf", "oneOf", "allOf")] = new JsonArray(Schema(depth - 1), Schema(depth - 1)) },
            7 =>
                With(Object(depth), "not", Pick<JsonNode>(
                    new JsonObject { ["required"] = new JsonArray("id") }, new JsonObject { ["type"] = "string" })),
            8 => new JsonObject { ["$ref"] = "#/$defs/part" },
            _ => Scalar(),
        };
    }

    /// <summary>A whole document; a part of it may refer to itself.</summary>
    public JsonNode Document()
    {
        if (Schema() is not JsonObject { Count: > 0 } root)
            return new JsonObject { ["type"] = "object" };
        if (root.ToJsonString().Contains("$ref", StringComparison.Ordinal))
            root["$defs"] = new JsonObject { ["part"] = Part() };
        return root;
    }

    // In words that every reader of JSON Schema knows.
    public static JsonNode InPlainWords(JsonNode schema) =>
        JsonNode.Parse(schema.ToJsonString().Replace("\"float\"", "\"number\"", StringComparison.Ordinal)
            .Replace("\"NUMBER\"", "\"number\"", StringComparison.Ordinal))!;

    private JsonObject Part()
    {
        var part = With(Object(1), "minProperties", _random.Next(2));
        if (Chance(2))
            part["properties"]![Pick(Names)] = new JsonObject { ["$ref"] = "#/$defs/part" };
        return part;
    }

    /// <summary>The document after one to three edits, anywhere in it.</summary>
    public JsonNode Edited(JsonNode document)
    {
        var edited = document.DeepClone();
        for (var edits = _random.Next(1, 4); edits > 0; edits--)
            if (Places(edited).ToList() is { Count: > 0 } places)
                Edit(places[_random.Next(places.Count)]);
        return edited;
    }

    private void Edit(JsonObject schema)
    {
        if (schema.Count > 0 && Chance(3))
        {
            var dropped = schema.ElementAt(_random.Next(schema.Count)).Key;
            if (dropped != "$defs")
                schema.Remove(dropped);
            // Beside no type the word says nothing, and the public validator refuses it.
            if (dropped == "type")
                schema.Remove("nullable");
            return;
        }
        var type = schema["type"] is JsonValue value ? value.GetValue<string>() : "";
        switch (type)
        {
            case "number" or "integer" or "float" or "NUMBER":
                schema[Pick("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")] = Figure();
                break;
            case "string" when schema["enum"] is JsonArray choices:
                choices.Add(Pick(Words) + _random.Next(3));
                break;
            case "string":
                schema[Pick("minLength", "maxLength")] = _random.Next(6);
                break;
            case "array" when schema["contains"] is not null:
                schema[Pick("minContains", "maxContains")] = _random.Next(3);
                break;
            case "array":
                schema[Pick("minItems", "maxItems")] = _random.Next(4);
                break;
            case "object" when schema["properties"] is JsonObject members && Chance(2):
                members[Pick(Names)] = Scalar();
                break;
            case "object" when !CommonOnly && Chance(3):
                schema["dependentRequired"] = new JsonObject { [Pick(Names)] = new JsonArray(Pick(Names)) };
                break;
            case "object":
                schema["required"] = new JsonArray(Pick(Names));
                break;
            default:
                schema["type"] = Pick<JsonNode>("string", "number", new JsonArray("string", "null"), "object");
                break;
        }
    }

    private static IEnumerable<JsonObject> Places(JsonNode? node) => node switch
    {
        JsonObject schema => new[] { schema }.Concat(
            schema.Where(one => one.Key is "properties" or "$defs" or "patternProperties")
                .SelectMany(one => ((JsonObject)one.Value!).SelectMany(part => Places(part.Value)))
                .Concat(
                    schema.Where(one => one.Key is "items" or "additionalProperties" or "not" or "contains" or "propertyNames" or "if"
                        or "then" or "else").SelectMany(one => Places(one.Value)))
                .Concat(schema.Where(one => one.Key is "anyOf" or "oneOf" or "allOf" or "prefixItems")
                .SelectMany(one => ((JsonArray)one.Value!).SelectMany(Places)))),
        _ => [],
    };

    private JsonObject Object(int depth)
    {
        var members = new JsonObject();
        foreach (var name in Names)
            if (Chance(2))
                members[name] = Schema(depth - 1);
        var schema = new JsonObject { ["type"] = "object", ["properties"] = members };
        if (Chance(2))
            schema["required"] = new JsonArray([.. Names.Where(_ => Chance(3)).Select(name => (JsonNode)name)]);
        if (Chance(2))
            schema["additionalProperties"] = Chance(4) ? Scalar() : JsonValue.Create(false);
        if (Chance(6))
            schema[Pick("minProperties", "maxProperties")] = _random.Next(4);
        return CommonOnly ? schema : Further(schema, depth);
    }

    private JsonObject Further(JsonObject schema, int depth)
    {
        if (Chance(8))
            schema["patternProperties"] = new JsonObject { [Pick("^i", "t", "^n")] = Scalar() };
        if (Chance(10))
            schema["propertyNames"] = new JsonObject { [Pick("maxLength", "minLength")] = _random.Next(2, 6) };
        if (Chance(8))
            schema["dependentRequired"] = new JsonObject { [Pick(Names)] = new JsonArray(Pick(Names)) };
        if (Chance(12))
        {
            schema["if"] = new JsonObject { ["required"] = new JsonArray(Pick(Names)) };
            schema[Pick("then", "else")] = new JsonObject { ["properties"] = new JsonObject { [Pick(Names)] = Scalar() } };
        }
        if (depth < 3 && Chance(12))
            schema["properties"]![Pick(Names)] = new JsonObject { ["$ref"] = "#" };
        return schema;
    }

    private JsonObject List(int depth)
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = Schema(depth - 1) };
        if (Chance(2))
            schema[Pick("minItems", "maxItems")] = _random.Next(4);
        if (Chance(5))
            schema["uniqueItems"] = true;
        if (!CommonOnly && Chance(5))
            schema["prefixItems"] = new JsonArray(Scalar(), Scalar());
        if (!CommonOnly && Chance(5))
            schema["contains"] = Scalar();
        return schema;
    }

    private JsonObject Scalar()
    {
        switch (_random.Next(CommonOnly ? 6 : 13))
        {
            case 0:
                return Maybe(new JsonObject { ["type"] = "number" }, "minimum", "maximum", "exclusiveMinimum");
            case 1:
                return Maybe(new JsonObject { ["type"] = "integer" }, "minimum", "maximum", "exclusiveMaximum");
            case 2:
                return Maybe(new JsonObject { ["type"] = "string" }, "minLength", "maxLength");
            case 3:
                return new JsonObject
                {
                    ["type"] = "string",
                    ["enum"] = new JsonArray(
                    [.. Words.Where(_ => Chance(2)).Append("c").Select(word => (JsonNode)word)])
                };
            case 4:
                return new JsonObject { ["type"] = Chance(2) ? "boolean" : new JsonArray("string", "null") };
            case 5:
                return Chance(3) ? [] : new JsonObject { ["const"] = Pick<JsonNode>(1, "a", true) };
            case 6:
                return new JsonObject { ["type"] = "string", ["pattern"] = Pick(Patterns) };
            case 7:
                return new JsonObject { ["type"] = "string", ["format"] = Pick("email", "date") };
            case 8:
                return new JsonObject { ["type"] = "number", ["multipleOf"] = Pick(2, 3, 0.5) };
            case 9:
                return With(Maybe(new JsonObject { ["type"] = "string" }, "minLength", "maxLength"), "nullable", true);
            case 10:
                return Maybe(
                    new JsonObject
                    { ["type"] = Pick<JsonNode>("number", new JsonArray("string", "integer")), ["enum"] = new JsonArray(1, "a", 4) }, "maximum", "maxLength");
            case 11:
                return Maybe(
                    new JsonObject { ["enum"] = new JsonArray(1, 2, 5, "refund", JsonValue.Create((string?)null)) }, "maximum",
                    "minLength");
            default:
                return Maybe(new JsonObject { ["type"] = Chance(12) ? "file" : Pick("float", "NUMBER") }, "minimum", "maximum");
        }
    }

    private JsonObject Maybe(JsonObject schema, params string[] keywords)
    {
        foreach (var keyword in keywords)
            if (Chance(2))
                schema[keyword] = keyword.Contains("Length", StringComparison.Ordinal) ? _random.Next(6) : Figure();
        return schema;
    }

    private JsonNode Figure() => Chance(4) ? _random.Next(-4, 12) / 2.0 : JsonValue.Create(_random.Next(-3, 8));

    private bool Chance(int outOf) => _random.Next(outOf) == 0;

    private T Pick<T>(params T[] from) => from[_random.Next(from.Length)];

    private static JsonObject With(JsonObject schema, string keyword, JsonNode value)
    {
        schema[keyword] = value;
        return schema;
    }
}
