using System.Text;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// The one form of plain text that is hashed: UTF-8 without a byte-order mark, lines ended by LF. Nothing else is touched:
/// no Unicode normalisation, no trimming, so what a person wrote is what is signed.
/// </summary>
public static class CanonicalText
{
    internal static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The canonical bytes; refused with the first byte that is not UTF-8.</summary>
    public static Result<byte[]> From(ReadOnlySpan<byte> utf8)
    {
        if (TextPlace.FirstBadByte(utf8) is >= 0 and var bad)
            return ArtifactsRefusals.NotUtf8(TextPlace.Of(utf8, bad), bad);
        var text = utf8.StartsWith(ByteOrderMark) ? utf8[ByteOrderMark.Length..] : utf8;
        return text.Contains((byte)'\r') ? WithLineFeeds(text) : text.ToArray();
    }

    /// <summary>
    /// The canonical bytes, which are the same array where they are canonical already; refused as <see cref="From(ReadOnlySpan{byte})"/>
    /// is.
    /// </summary>
    public static Result<byte[]> Kept(byte[] utf8) => IsCanonical(utf8) && TextPlace.FirstBadByte(utf8) < 0 ? utf8 : From(utf8);

    /// <summary>Whether UTF-8 text is its own canonical form.</summary>
    private static bool IsCanonical(ReadOnlySpan<byte> utf8) => !utf8.StartsWith(ByteOrderMark) && !utf8.Contains((byte)'\r');

    /// <summary>The canonical text of a string; refused where half a surrogate pair stands alone.</summary>
    public static Result<string> From(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(at), out _, out var length) != System.Buffers.OperationStatus.Done)
                return ArtifactsRefusals.UnpairedSurrogate(TextPlace.Of(Encoding.UTF8.GetBytes(text[..at]), long.MaxValue));
            at += length;
        }
        var start = text.StartsWith('\uFEFF') ? 1 : 0;
        return text[start..].Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
    }

    private static byte[] WithLineFeeds(ReadOnlySpan<byte> text)
    {
        var lines = new byte[text.Length];
        var length = 0;
        while (text.IndexOf((byte)'\r') is >= 0 and var at)
        {
            text[..at].CopyTo(lines.AsSpan(length));
            length += at;
            lines[length++] = (byte)'\n';
            text = text[(at + (at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1))..];
        }
        text.CopyTo(lines.AsSpan(length));
        return lines[..(length + text.Length)];
    }
}
