using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ReleaseConsole.Core.Artifacts;

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
            throw new YamlRefusedException(YamlRefusals.Tag(at, Short(tag.Value)));
    }

    private static JsonNode? Plain(string text, TextPosition at)
    {
        if (CoreSchema.IsNull(text))
            return null;
        if (CoreSchema.Boolean(text) is { } boolean)
            return JsonValue.Create(boolean);
        if (CoreSchema.IsNotFinite(text))
            throw new YamlRefusedException(YamlRefusals.NotFinite(at, text));
        return (CoreSchema.Integer(text) ?? CoreSchema.Float(text)) is { } number ? Finite(number, text, at) : JsonValue.Create(text);
    }

    // 1e400 is a number of YAML, and more than any double; its canonical form would be another number. So would that of more digits than
    // one has.
    private static JsonNode Finite(JsonNode number, string text, TextPosition at)
    {
        var written = number.ToJsonString();
        if (WideNumbers.IsWide(System.Text.Encoding.ASCII.GetBytes(written.TrimStart('-'))))
            throw new YamlRefusedException(YamlRefusals.NotExact(at));
        return double.IsFinite(double.Parse(written, CultureInfo.InvariantCulture))
            ? number
            : throw new YamlRefusedException(YamlRefusals.NotFinite(at, text.Length <= 40 ? text : text[..39] + "…"));
    }

    private static JsonNode? Tagged(string tag, string text, TextPosition at)
    {
        if (tag == CoreSchema.TagPrefix + "null" && CoreSchema.IsNull(text))
            return null;
        if (tag == CoreSchema.TagPrefix + "float" && CoreSchema.IsNotFinite(text))
            throw new YamlRefusedException(YamlRefusals.NotFinite(at, text));
        return tag[(tag.LastIndexOf(':') + 1)..] switch
        {
            _ when !tag.StartsWith(CoreSchema.TagPrefix, StringComparison.Ordinal) => throw Unknown(),
            "str" => JsonValue.Create(text),
            "bool" when CoreSchema.Boolean(text) is { } boolean => JsonValue.Create(boolean),
            "int" when CoreSchema.Integer(text) is { } whole => Finite(whole, text, at),
            "float" when CoreSchema.Float(text) is { } real => Finite(real, text, at),
            "null" or "bool" or "int" or "float" =>
                throw new YamlRefusedException(YamlRefusals.TagValue(at, text, Short(tag))),
            _ => throw Unknown(),
        };

        YamlRefusedException Unknown() => new(YamlRefusals.Tag(at, Short(tag)));
    }

    private static string Short(string tag) =>
        tag.StartsWith(CoreSchema.TagPrefix, StringComparison.Ordinal) ? "!!" + tag[CoreSchema.TagPrefix.Length..] : tag;
}
