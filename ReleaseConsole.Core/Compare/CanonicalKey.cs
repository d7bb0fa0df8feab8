using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Compare;

/// <summary>
/// A string that is equal for JSON values that mean the same: members sorted, numbers by exact value (1, 1.0 and 10e-1 are one).
/// For comparing only; content is addressed by its canonical form elsewhere.
/// </summary>
internal static class CanonicalKey
{
    /// <summary>Whether two values mean the same; the quick answer is a yes, which is the usual one.</summary>
    public static bool Same(JsonNode? one, JsonNode? other) => JsonNode.DeepEquals(one, other) || Of(one) == Of(other);

    public static string Of(JsonNode? node)
    {
        var text = new StringBuilder();
        Write(node, text);
        return text.ToString();
    }

    private static void Write(JsonNode? node, StringBuilder text)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject members:
                text.Append('{');
                foreach (var (name, value) in members.OrderBy(member => member.Key, StringComparer.Ordinal))
                {
                    text.Append(JsonSerializer.Serialize(name)).Append(':');
                    Write(value, text);
                    text.Append(',');
                }
                text.Append('}');
                break;
            case JsonArray elements:
                text.Append('[');
                foreach (var element in elements)
                {
                    Write(element, text);
                    text.Append(',');
                }
                text.Append(']');
                break;
            default:
                text.Append(node.GetValueKind() switch
                {
                    JsonValueKind.Number => Number(node.ToJsonString()),
                    JsonValueKind.String => JsonSerializer.Serialize(node.GetValue<string>()),
                    _ => node.ToJsonString(),
                });
                break;
        }
    }

    /// <summary>Significant digits without trailing zeros, and the power of ten they are multiplied by.</summary>
    private static string Number(string raw)
    {
        var at = raw.IndexOfAny(['e', 'E']);
        var mantissa = (at < 0 ? raw : raw[..at]).TrimStart('-');
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal).TrimStart('0');
        var significant = digits.TrimEnd('0');
        if (significant.Length == 0)
            return "0";
        var power = at < 0 ? "0" : raw[(at + 1)..];
        var exponent = BigInteger.Parse(power, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        exponent += digits.Length - significant.Length - (point < 0 ? 0 : mantissa.Length - point - 1);
        return string.Create(CultureInfo.InvariantCulture, $"{(raw[0] == '-' ? "-" : "")}{significant}e{exponent}");
    }
}
