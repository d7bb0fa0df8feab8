using System.Buffers;
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
    private readonly Lazy<RowStarts> _starts = new(() => Read(content, RowStarts.Of));
    private byte[]? _text;

    public string Path => content.Pin.Path;

    /// <summary>The rows that stand in the prompt. How one begins is looked up first; only what begins so is searched for.</summary>
    public IReadOnlyList<string> Holds(ReadOnlySpan<PlainRow> rows)
    {
        var starts = _starts.Value;
        List<string>? held = null;
        foreach (ref readonly var row in rows)
            if (starts.MayHold(row.Start) && starts.MayHold(row.Later) && Text().IndexOf(row.Bytes) >= 0)
                (held ??= []).Add(row.Text);
        return held ?? [];
    }

    // Few prompts are ever searched, so the text of the others is not kept.
    private ReadOnlySpan<byte> Text() => _text ??= Read(content, text => text.ToArray());

    private static T Read<T>(PinnedContent content, Func<ReadOnlySpan<byte>, T> read)
    {
        if (content.Form != ContentForm.Text || !Ascii.IsValid(content.Bytes))
            return read(Encoding.UTF8.GetBytes(LeakedRows.Plain(content.PromptText())));
        var plain = ArrayPool<byte>.Shared.Rent(content.Bytes.Length);
        try
        {
            return read(plain.AsSpan(0, Plain(content.Bytes, plain)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(plain);
        }
    }

    // As LeakedRows.Plain does it, without making letters of the bytes.
    private static int Plain(ReadOnlySpan<byte> text, Span<byte> plain)
    {
        Ascii.ToLower(text, plain, out var length);
        var rest = plain[..length];
        rest.Replace((byte)'\n', (byte)' ');
        for (var from = 0; rest[from..].IndexOfAnyInRange((byte)'\t', (byte)'\r') is >= 0 and var other; from += other + 1)
            rest[from + other] = (byte)' ';
        // What is left moves together within the same bytes; most words are one space apart.
        rest = rest.Trim((byte)' ');
        length = 0;
        while (!rest.IsEmpty)
        {
            var gap = rest.IndexOf("  "u8);
            var part = gap < 0 ? rest : rest[..(gap + 1)];
            part.CopyTo(plain[length..]);
            length += part.Length;
            rest = rest[part.Length..].TrimStart((byte)' ');
        }
        return length;
    }
}
