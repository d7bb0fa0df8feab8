using System.Text;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// One row as its names and values in order of name, whatever it was written in. What is empty is not there, as in a table; a number
/// counts as it is spelt.
/// </summary>
internal sealed class RowText
{
    private readonly List<(string Name, string Value)> _cells = [];
    private byte[] _bytes = new byte[1024];

    public void Add(string name, string value)
    {
        if (value.Length > 0)
            _cells.Add((name, value));
    }

    /// <summary>The row that was added since the last one; valid until the next.</summary>
    public ReadOnlySpan<byte> Row()
    {
        _cells.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
        var length = 0;
        foreach (var (name, value) in _cells)
        {
            var needed = length + Encoding.UTF8.GetMaxByteCount(name.Length) + Encoding.UTF8.GetMaxByteCount(value.Length) + 2;
            if (needed > _bytes.Length)
                Array.Resize(ref _bytes, Math.Max(needed, _bytes.Length * 2));
            length += Encoding.UTF8.GetBytes(name, _bytes.AsSpan(length));
            _bytes[length++] = 0x1F;
            length += Encoding.UTF8.GetBytes(value, _bytes.AsSpan(length));
            _bytes[length++] = 0x1E;
        }
        _cells.Clear();
        return _bytes.AsSpan(0, length);
    }
}
