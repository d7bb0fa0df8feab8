using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// String content between the quotes, from any JSON escaping to that of RFC 8785 §3.2.2.2, and from there to plain UTF-8.
/// </summary>
internal static class CanonicalString
{
    /// <summary>
    /// Rewrites escaped content that a JSON reader has accepted. The result is never longer than the source.
    /// Returns the length written, or -1 - offset of an escape that is half a surrogate pair.
    /// </summary>
    public static int Rewrite(ReadOnlySpan<byte> source, Span<byte> to)
    {
        var (at, length) = (0, 0);
        while (true)
        {
            var run = source[at..].IndexOf((byte)'\\');
            var plain = run < 0 ? source[at..] : source.Slice(at, run);
            plain.CopyTo(to[length..]);
            length += plain.Length;
            if (run < 0)
                return length;
            at += run;
            if (source[at + 1] == 'u')
            {
                var taken = ReadUnicode(source[at..], out var rune);
                if (taken == 0)
                    return -1 - at;
                length += Write(rune, to[length..]);
                at += taken;
                continue;
            }
            // A solidus needs no escape (RFC 8785 keeps none); every other short escape is already the canonical one.
            if (source[at + 1] != '/')
                to[length++] = (byte)'\\';
            to[length++] = source[at + 1];
            at += 2;
        }
    }

    /// <summary>Plain UTF-8 of content that <see cref="Rewrite"/> has written; returns its length.</summary>
    public static int Unescape(ReadOnlySpan<byte> canonical, Span<byte> to)
    {
        var (at, length) = (0, 0);
        while (at < canonical.Length)
        {
            if (canonical[at] != '\\')
            {
                to[length++] = canonical[at++];
                continue;
            }
            var symbol = canonical[at + 1];
            to[length++] = symbol switch
            {
                (byte)'b' => 8,
                (byte)'t' => 9,
                (byte)'n' => 10,
                (byte)'f' => 12,
                (byte)'r' => 13,
                (byte)'u' => (byte)Hex4(canonical[(at + 2)..]),
                _ => symbol,
            };
            at += symbol == 'u' ? 6 : 2;
        }
        return length;
    }

    private static int ReadUnicode(ReadOnlySpan<byte> escape, out Rune rune)
    {
        var first = (char)Hex4(escape[2..]);
        if (Rune.TryCreate(first, out rune))
            return 6;
        var paired = escape.Length >= 12 && escape[6] == '\\' && escape[7] == 'u';
        return paired && Rune.TryCreate(first, (char)Hex4(escape[8..]), out rune) ? 12 : 0;
    }

    private static int Write(Rune rune, Span<byte> to)
    {
        if (rune.Value >= 0x20 && rune.Value is not ('"' or '\\'))
            return rune.EncodeToUtf8(to);
        to[0] = (byte)'\\';
        to[1] = rune.Value switch
        {
            8 => (byte)'b',
            9 => (byte)'t',
            10 => (byte)'n',
            12 => (byte)'f',
            13 => (byte)'r',
            '"' or '\\' => (byte)rune.Value,
            _ => (byte)'u',
        };
        if (to[1] != 'u')
            return 2;
        Utf8Formatter.TryFormat(rune.Value, to[2..], out _, new StandardFormat('x', 4));
        return 6;
    }

    private static int Hex4(ReadOnlySpan<byte> digits)
    {
        var value = 0;
        foreach (var digit in digits[..4])
            value = (value << 4) | (digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        return value;
    }
}
