using System.Globalization;
using System.Numerics;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// Whole numbers that are more exact than a double. RFC 8785 writes numbers as doubles, so 9007199254740993 and ...992 would have one
/// canonical form and one digest though they differ; content with such a number is refused, and the number is to be written as text (RFC
/// 7493 §2.2).
/// </summary>
public static class WideNumbers
{
    /// <summary>Fewer digits than this are always exact.</summary>
    private const int Exact = 16;

    /// <summary>Where the first of them begins in JSON; null when there is none.</summary>
    public static int? FirstIn(ReadOnlySpan<byte> json)
    {
        var inText = false;
        for (var at = 0; at < json.Length; at++)
        {
            var sign = json[at];
            if (inText)
            {
                if (sign == '\\')
                    at++;
                else
                    inText = sign != '"';
            }
            else if (sign == '"')
                inText = true;
            else if (char.IsAsciiDigit((char)sign))
            {
                var end = at;
                while (end < json.Length && (char.IsAsciiDigit((char)json[end])
                    || json[end] is (byte)'.' or (byte)'e' or (byte)'E' or (byte)'+' or (byte)'-'))
                    end++;
                if (end - at >= Exact && IsWide(json[at..end]))
                    return at;
                at = end - 1;
            }
        }
        return null;
    }

    /// <summary>Digits alone that no double is.</summary>
    public static bool IsWide(ReadOnlySpan<byte> digits) => digits.Length >= Exact
        && digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0
        && double.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
        && new BigInteger(value) != BigInteger.Parse(
            System.Text.Encoding.ASCII.GetString(digits), NumberStyles.None, CultureInfo.InvariantCulture);
}
