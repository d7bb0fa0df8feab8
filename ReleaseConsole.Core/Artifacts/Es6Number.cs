using System.Globalization;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>Numbers as ECMAScript prints them (ECMA-262 Number::toString, required by RFC 8785 §3.2.2.3).</summary>
internal static class Es6Number
{
    /// <summary>The longest form is a sign, 17 digits and the zeros or exponent around them.</summary>
    public const int MaxLength = 32;

    /// <summary>Writes a finite number and returns how many bytes it took.</summary>
    public static int Write(double value, Span<byte> destination)
    {
        if (value == 0)
        {
            destination[0] = (byte)'0';
            return 1;
        }
        Span<byte> digits = stackalloc byte[MaxLength];
        var point = ShortestDigits(Math.Abs(value), ref digits);
        var length = 0;
        if (value < 0)
            destination[length++] = (byte)'-';
        return length + Lay(digits, point, destination[length..]);
    }

    /// <summary>
    /// Whether a JSON number token already is its own canonical form. A decimal of at most 15 significant digits is the shortest
    /// text of its double, so only the spelling has to be checked: no exponent, no trailing zeros, not below 1e-6, not "-0".
    /// </summary>
    public static bool IsCanonical(ReadOnlySpan<byte> token)
    {
        var body = token[0] == '-' ? token[1..] : token;
        if (body.Length > 16)
            return false;
        var point = body.IndexOf((byte)'.');
        if (body.ContainsAnyExceptInRange((byte)'.', (byte)'9'))
            return false;
        if (point < 0)
            return body.Length <= 15 && (body[0] != '0' || token.Length == 1);
        return body[^1] != '0' && !(body[0] == '0' && body[2..].StartsWith("000000"u8));
    }

    /// <summary>The shortest digits that read back as the value, and the place of the decimal point: 0.digits × 10^point.</summary>
    private static int ShortestDigits(double value, ref Span<byte> digits)
    {
        Span<byte> text = stackalloc byte[MaxLength];
        value.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        text = text[..length];
        var (count, point, exponentAt) = (0, 0, text.IndexOf((byte)'E'));
        var pastPoint = false;
        foreach (var symbol in exponentAt < 0 ? text : text[..exponentAt])
        {
            if (symbol == '.')
            {
                pastPoint = true;
                continue;
            }
            var leadingZero = count == 0 && symbol == '0';
            if (!leadingZero)
                digits[count++] = symbol;
            if (pastPoint == leadingZero)
                point += pastPoint ? -1 : 1;
        }
        if (exponentAt >= 0)
            point += int.Parse(text[(exponentAt + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        digits = digits[..count].TrimEnd((byte)'0');
        return point;
    }

    private static int Lay(ReadOnlySpan<byte> digits, int point, Span<byte> to) => point switch
    {
        > 0 and <= 21 when digits.Length <= point => Join(to, digits, Zeros(point - digits.Length)),
        > 0 and <= 21 => Join(to, digits[..point], "."u8, digits[point..]),
        > -6 and <= 0 => Join(to, "0."u8, Zeros(-point), digits),
        _ => Exponential(digits, point - 1, to),
    };

    private static int Exponential(ReadOnlySpan<byte> digits, int exponent, Span<byte> to)
    {
        var length = Join(to, digits[..1], digits.Length > 1 ? "."u8 : default, digits[1..]);
        length += Join(to[length..], exponent < 0 ? "e-"u8 : "e+"u8);
        Math.Abs(exponent).TryFormat(to[length..], out var written, default, CultureInfo.InvariantCulture);
        return length + written;
    }

    private static ReadOnlySpan<byte> Zeros(int count) => "00000000000000000000000"u8[..count];

    private static int Join(
        Span<byte> to, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second = default, ReadOnlySpan<byte> third = default)
    {
        first.CopyTo(to);
        second.CopyTo(to[first.Length..]);
        third.CopyTo(to[(first.Length + second.Length)..]);
        return first.Length + second.Length + third.Length;
    }
}
