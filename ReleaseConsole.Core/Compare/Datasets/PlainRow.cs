using System.Text;

namespace ReleaseConsole.Core.Compare.Datasets;

/// <summary>A row of data in plain form, as it would stand in a prompt.</summary>
/// <param name="Start">What tells how it begins.</param>
/// <param name="Later">What tells how it goes on behind the last of its spaces that has enough behind it.</param>
internal readonly record struct PlainRow(string Text, byte[] Bytes, ulong Start, ulong Later)
{
    public static PlainRow Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var later = bytes.AsSpan(0, bytes.Length - LeakedRows.Shortest).LastIndexOf((byte)' ') + 1;
        return new PlainRow(text, bytes, RowStarts.HashOf(bytes), RowStarts.HashOf(bytes.AsSpan(later)));
    }
}
