using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ReleaseConsole.Core.Compare;

/// <summary>One YAML scalar as a JSON value: plain ones by the core schema, quoted ones as text, tagged ones as their tag says.</summary>
internal static class YamlScalar
{
    public static JsonNode? Read(Scalar scalar, TextPosition at)
    {
        if (scalar.Tag.IsEmpty)
            return scalar.Style == ScalarStyle.Plain ? Plain(scalar.Value, at) : JsonValue.Create(scalar.Value);
        if (scalar.Tag.IsNonSpecific)
            return JsonValue.Create(scalar.Value);
        return Tagged(scalar.Tag.Value, scalar.Value, at);
    }

    public static void CheckTag(TagName tag, string expected, TextPosition at)
    {
        if (!tag.IsEmpty && !tag.IsNonSpecific && tag.Value != CoreSchema.TagPrefix + expected)
            throw new YamlRefusedException(CompareRefusals.YamlTag(at, Short(tag.Value)));
    }

    private static JsonNode? Plain(string text, TextPosition at)
    {
        if (CoreSchema.IsNull(text))
            return null;
        if (CoreSchema.Boolean(text) is { } boolean)
            return JsonValue.Create(boolean);
        if (CoreSchema.IsNotFinite(text))
            throw new YamlRefusedException(CompareRefusals.YamlNotFinite(at, text));
        return CoreSchema.Integer(text) ?? CoreSchema.Float(text) ?? JsonValue.Create(text);
    }

    private static JsonNode? Tagged(string tag, string text, TextPosition at)
    {
        if (tag == CoreSchema.TagPrefix + "null" && CoreSchema.IsNull(text))
            return null;
        if (tag == CoreSchema.TagPrefix + "float" && CoreSchema.IsNotFinite(text))
            throw new YamlRefusedException(CompareRefusals.YamlNotFinite(at, text));
        return tag[(tag.LastIndexOf(':') + 1)..] switch
        {
            _ when !tag.StartsWith(CoreSchema.TagPrefix, StringComparison.Ordinal) => throw Unknown(),
            "str" => JsonValue.Create(text),
            "bool" when CoreSchema.Boolean(text) is { } boolean => JsonValue.Create(boolean),
            "int" when CoreSchema.Integer(text) is { } whole => whole,
            "float" when CoreSchema.Float(text) is { } real => real,
            "null" or "bool" or "int" or "float" =>
                throw new YamlRefusedException(CompareRefusals.YamlTagValue(at, text, Short(tag))),
            _ => throw Unknown(),
        };

        YamlRefusedException Unknown() => new(CompareRefusals.YamlTag(at, Short(tag)));
    }

    private static string Short(string tag) =>
        tag.StartsWith(CoreSchema.TagPrefix, StringComparison.Ordinal) ? "!!" + tag[CoreSchema.TagPrefix.Length..] : tag;
}
