using System.Globalization;
using System.Text;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// Where a byte stands in a text, written <c>line:column</c> from 1, with columns in UTF-16 code units as editors count them.
/// Bytes that are not UTF-8 count as one column each.
/// </summary>
public static class TextPlace
{
    public static string Of(ReadOnlySpan<byte> utf8, long offset)
    {
        var before = utf8[..(int)Math.Clamp(offset, 0, utf8.Length)];
        var line = 1 + before.Count((byte)'\n');
        var column = 1 + Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]);
        return string.Create(CultureInfo.InvariantCulture, $"{line}:{column}");
    }

    /// <summary>The offset of the first byte that cannot belong to UTF-8 text, or -1 when all of it does.</summary>
    public static int FirstBadByte(ReadOnlySpan<byte> utf8)
    {
        if (System.Text.Unicode.Utf8.IsValid(utf8))
            return -1;
        var at = 0;
        while (Rune.DecodeFromUtf8(utf8[at..], out _, out var length) == System.Buffers.OperationStatus.Done)
            at += length;
        return at;
    }
}
