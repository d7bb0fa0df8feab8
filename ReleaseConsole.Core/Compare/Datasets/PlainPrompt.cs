using System.Buffers;
using System.Text;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Prompts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare.Datasets;

/// <summary>
/// A prompt of a release in plain form: UTF-8, small letters and digits, one space for what stands between them. Read when first asked for.
/// </summary>
internal sealed class PlainPrompt(PinnedContent content)
{
    // The small letter or digit of a byte; a space for all that stands between them.
    private static readonly byte[] Letters = Table();

    private byte[]? _text;

    public string Path => content.Pin.Path;

    /// <summary>About how long its plain form is.</summary>
    public int Length => content.Bytes.Length;

    public bool Holds(PlainRow row) => Text().IndexOf(row.Bytes) >= 0;

    public void AddTo(RowStarts starts) => Read(starts.Add);

    // Few prompts are ever searched, so the text of the others is not kept.
    private ReadOnlySpan<byte> Text()
    {
        if (_text is null)
            Read(text => _text = text.ToArray());
        return _text;
    }

    private void Read(Action<ReadOnlySpan<byte>> read)
    {
        // What is written as something else, in HTML or in JSON, takes a text to be read.
        if (content.Form != ContentForm.Text || !Ascii.IsValid(content.Bytes)
            || content.Bytes.AsSpan().IndexOfAny((byte)'&', (byte)'\\') >= 0)
        {
            read(Encoding.UTF8.GetBytes(LeakedRows.Plain(content.PromptText())));
            return;
        }
        var plain = ArrayPool<byte>.Shared.Rent(content.Bytes.Length);
        try
        {
            read(plain.AsSpan(0, Plain(content.Bytes, plain)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(plain);
        }
    }

    // As LeakedRows.Plain does it, without making letters of the bytes.
    private static int Plain(ReadOnlySpan<byte> text, Span<byte> plain)
    {
        // Without a branch: a space is written over by what follows it, unless a letter stands before it.
        var (length, was) = (0, 0);
        var letters = Letters.AsSpan();
        foreach (var one in text)
        {
            var letter = letters[one];
            var isLetter = letter == (byte)' ' ? 0 : 1;
            plain[length] = letter;
            length += isLetter | was;
            was = isLetter;
        }
        return was == 0 && length > 0 ? length - 1 : length;
    }

    private static byte[] Table()
    {
        var letters = new byte[256];
        Array.Fill(letters, (byte)' ');
        for (var one = 0; one < 128; one++)
            if (char.IsAsciiLetterOrDigit((char)one))
                letters[one] = (byte)char.ToLowerInvariant((char)one);
        return letters;
    }
}
