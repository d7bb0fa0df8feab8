namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// The order of RFC 8785 §3.2.3: keys compare by UTF-16 code units, here decided on their UTF-8 bytes without decoding.
/// The two orders differ only between U+E000–U+FFFF (lead bytes EE, EF) and the characters beyond, whose surrogates sort lower.
/// </summary>
internal static class Utf16Order
{
    public static int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var same = left.CommonPrefixLength(right);
        if (same == left.Length || same == right.Length)
            return left.Length - right.Length;
        var (a, b) = (left[same], right[same]);
        return a >= 0xEE && b >= 0xEE && a >= 0xF0 != b >= 0xF0 ? b - a : a - b;
    }
}
