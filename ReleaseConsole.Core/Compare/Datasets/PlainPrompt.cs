using System.Text;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare.Datasets;

/// <summary>
/// A prompt of a release in plain form (UTF-8, small letters and digits, one space for what stands between them), with how every stretch of it begins that could
/// be a row. Read when first asked for.
/// </summary>
internal sealed class PlainPrompt(PinnedContent content)
{
    // The small letter or digit of a byte; 0 for all that stands between them.
    private static readonly byte[] Letters = Table();

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
        // What is written as something else, in HTML or in JSON, takes a text to be read.
        var text = content.Form == ContentForm.Text && Ascii.IsValid(content.Bytes) && content.Bytes.AsSpan().IndexOfAny((byte)'&', (byte)'\\') < 0
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
        var (length, isGap) = (0, false);
        foreach (var one in text)
        {
            var letter = Letters[one];
            if (letter == 0)
            {
                isGap = length > 0;
                continue;
            }
            if (isGap)
                plain[length++] = (byte)' ';
            plain[length++] = letter;
            isGap = false;
        }
        return plain.AsMemory(0, length);
    }

    private static byte[] Table()
    {
        var letters = new byte[256];
        for (var one = 0; one < 128; one++)
            if (char.IsAsciiLetterOrDigit((char)one))
                letters[one] = (byte)char.ToLowerInvariant((char)one);
        return letters;
    }
}
