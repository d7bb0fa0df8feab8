using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// JSON as Python writes it, where <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c> stand for a number that is none (json module,
/// <c>allow_nan</c>). RFC 8259 has none of them; here they are read as missing, and only where the format is known to have them.
/// </summary>
internal static class LooseNumbers
{
    private static readonly byte[][] Words = ["NaN"u8.ToArray(), "-Infinity"u8.ToArray(), "Infinity"u8.ToArray()];

    /// <summary>The canonical form; null for each number that is none.</summary>
    public static Result<byte[]> Read(byte[] utf8)
    {
        var strict = CanonicalJson.From(utf8);
        return !strict.Succeeded && Without(utf8) is { } loose && CanonicalJson.From(loose) is { Succeeded: true } read ? read : strict;
    }

    /// <summary>The same JSON with null in their place; null when none stands in it.</summary>
    public static byte[]? Without(byte[] utf8)
    {
        if (!Words.Any(word => utf8.AsSpan().IndexOf(word) >= 0))
            return null;
        using var copy = new MemoryStream(utf8.Length + 64);
        var (inText, found) = (false, false);
        for (var at = 0; at < utf8.Length; at++)
        {
            if (!inText && Words.FirstOrDefault(word => utf8.AsSpan(at).StartsWith(word)) is { } missing)
            {
                copy.Write("null"u8);
                at += missing.Length - 1;
                found = true;
                continue;
            }
            if (utf8[at] == '"')
                inText = !inText;
            copy.WriteByte(utf8[at]);
            if (inText && utf8[at] == '\\' && at + 1 < utf8.Length)
                copy.WriteByte(utf8[++at]);
        }
        return found ? copy.ToArray() : null;
    }
}
