using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>Objects against the keywords that bound them.</summary>
internal static class ObjectCheck
{
    public static IEnumerable<bool?> Answers(Schema schema, JsonObject value, Steps steps)
    {
        if (schema.Has("maxProperties"))
            yield return Figures.Count(schema["maxProperties"]) is { } most ? value.Count <= most : null;
        if (schema.Has("minProperties"))
            yield return Figures.Count(schema["minProperties"]) is { } least ? value.Count >= least : null;
        foreach (var name in Required(schema))
            yield return value.ContainsKey(name);
        foreach (var (name, member) in value)
            yield return Member(schema, name, member, steps);
        if (schema.Has("propertyNames"))
            foreach (var (name, _) in value)
                yield return SchemaCheck.Takes(schema.Of(schema["propertyNames"]), JsonValue.Create(name), steps);
        foreach (var (name, needed) in schema.Map("dependentRequired"))
            if (value.ContainsKey(name))
                yield return needed.Node is JsonArray names ? names.All(one => one.Word() is { } word && value.ContainsKey(word)) : null;
        foreach (var (name, part) in schema.Map("dependentSchemas"))
            if (value.ContainsKey(name))
                yield return SchemaCheck.Takes(part, value, steps);
    }

    // Draft 3 wrote "required": true at the member itself; that is no list and requires nothing here.
    public static IEnumerable<string> Required(Schema schema) =>
        schema["required"] is JsonArray names ? names.Select(name => name.Word()).OfType<string>().Distinct(StringComparer.Ordinal) : [];

    private static bool? Member(Schema schema, string name, JsonNode? member, Steps steps)
    {
        var answers = new List<bool?>();
        var own = schema["properties"] is JsonObject properties && properties.ContainsKey(name);
        if (own)
            answers.Add(SchemaCheck.Takes(schema.Of(schema["properties"]![name]), member, steps));
        bool? matched = own;
        foreach (var (pattern, part) in schema.Map("patternProperties"))
        {
            var matches = ScalarCheck.Matches(pattern, name);
            matched = Kleene.Any([matched, matches]);
            if (matches != false && SchemaCheck.Takes(part, member, steps) is not true and var taken)
                answers.Add(matches == true ? taken : null);
        }
        if (matched != true && schema.Has("additionalProperties")
            && SchemaCheck.Takes(schema.Of(schema["additionalProperties"]), member, steps) is not true and var rest)
            answers.Add(matched == false ? rest : null);
        return Kleene.All(answers);
    }
}
