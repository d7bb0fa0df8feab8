using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>Plain scalars by the YAML 1.2 core schema (yaml.org/spec/1.2.2, chapter 10.3): <c>no</c>, <c>on</c>, dates are text.</summary>
internal static partial class CoreSchema
{
    public const string TagPrefix = "tag:yaml.org,2002:";

    public static bool IsNull(string text) => text is "" or "~" or "null" or "Null" or "NULL";

    public static bool? Boolean(string text) => text switch
    {
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        _ => null,
    };

    public static bool IsNotFinite(string text) => NotFinite().IsMatch(text);

    public static JsonNode? Integer(string text) => text switch
    {
        _ when Decimal().IsMatch(text) => Number(text),
        _ when Octal().IsMatch(text) => Radix(text[2..], bitsPerDigit: 3),
        _ when Hexadecimal().IsMatch(text) => Radix(text[2..], bitsPerDigit: 4),
        _ => null,
    };

    public static JsonNode? Float(string text) => FloatForm().IsMatch(text) ? Number(text) : null;

    /// <summary>Rewrites what YAML allows and JSON does not: a plus sign, leading zeros, a bare point.</summary>
    private static JsonNode? Number(string text)
    {
        var at = text.IndexOfAny(['e', 'E']);
        var (mantissa, exponent) = at < 0 ? (text, "") : (text[..at], text[at..]);
        var sign = mantissa[0] == '-' ? "-" : "";
        var parts = mantissa.TrimStart('-', '+').Split('.');
        var whole = parts[0].TrimStart('0');
        var fraction = parts.Length > 1 && parts[1].Length > 0 ? "." + parts[1] : "";
        return JsonNode.Parse($"{sign}{(whole.Length == 0 ? "0" : whole)}{fraction}{exponent}");
    }

    private static JsonNode? Radix(string digits, int bitsPerDigit)
    {
        var value = System.Numerics.BigInteger.Zero;
        foreach (var digit in digits)
            value = (value << bitsPerDigit) + Convert.ToInt32(digit.ToString(), 16);
        return JsonNode.Parse(value.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"^[-+]?[0-9]+\z")]
    private static partial Regex Decimal();

    [GeneratedRegex(@"^0o[0-7]{1,4096}\z")]
    private static partial Regex Octal();

    [GeneratedRegex(@"^0x[0-9a-fA-F]{1,4096}\z")]
    private static partial Regex Hexadecimal();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z")]
    private static partial Regex FloatForm();

    [GeneratedRegex(@"^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))\z")]
    private static partial Regex NotFinite();
}
