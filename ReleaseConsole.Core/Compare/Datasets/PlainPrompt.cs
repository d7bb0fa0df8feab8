using System.Text;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare.Datasets;

/// <summary>
/// A prompt of a release in plain form (UTF-8, small letters, one space where there is any), with how every stretch of it begins that could
/// be a row. Read when first asked for.
/// </summary>
internal sealed class PlainPrompt(PinnedContent content)
{
    private readonly Lazy<(ReadOnlyMemory<byte> Text, RowStarts Starts)> _read = new(() => Read(content));

    public string Path => content.Pin.Path;

    /// <summary>The rows that stand in the prompt. How one begins is looked up first; only what begins so is searched for.</summary>
    public List<string> Holds(ReadOnlySpan<PlainRow> rows)
    {
        var (text, starts) = _read.Value;
        var held = new List<string>();
        foreach (ref readonly var row in rows)
            if (starts.MayHold(row.Start) && starts.MayHold(row.Later) && text.Span.IndexOf(row.Bytes) >= 0)
                held.Add(row.Text);
        return held;
    }

    private static (ReadOnlyMemory<byte> Text, RowStarts Starts) Read(PinnedContent content)
    {
        var text = content.Form == ContentForm.Text && Ascii.IsValid(content.Bytes)
            ? Plain(content.Bytes)
            : Encoding.UTF8.GetBytes(LeakedRows.Plain(content.PromptText()));
        var starts = new RowStarts(text.Length);
        starts.Add(text.Span);
        return (text, starts);
    }

    // As LeakedRows.Plain does it, without making letters of the bytes.
    private static ReadOnlyMemory<byte> Plain(ReadOnlySpan<byte> text)
    {
        var plain = GC.AllocateUninitializedArray<byte>(text.Length);
        Ascii.ToLower(text, plain, out _);
        // Lines move together within the same bytes; most of them have no two spaces in a row.
        var (length, rest) = (0, 0);
        while (rest < plain.Length)
        {
            var end = plain.AsSpan(rest).IndexOfAnyInRange((byte)'\t', (byte)'\r') is >= 0 and var found ? rest + found : plain.Length;
            var line = plain.AsSpan(rest..end).Trim((byte)' ');
            while (!line.IsEmpty)
            {
                var gap = line.IndexOf("  "u8);
                var part = gap < 0 ? line : line[..gap];
                if (length > 0)
                    plain[length++] = (byte)' ';
                part.CopyTo(plain.AsSpan(length));
                length += part.Length;
                line = gap < 0 ? [] : line[gap..].TrimStart((byte)' ');
            }
            rest = end + 1;
        }
        return plain.AsMemory(0, length);
    }
}
