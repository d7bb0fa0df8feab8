using System.Globalization;
using System.Text;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>Content too large for a row of the database: kept as a file under its digest, of so many bytes.</summary>
public sealed record LargeContent(Digest Digest, long Size)
{
    private const int LongestPointer = 1024;

    /// <summary>What stands for it wherever content is text: a pointer as Git LFS writes it (git-lfs, docs/spec.md).</summary>
    public byte[] Pointer() => Encoding.ASCII.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"version https://git-lfs.github.com/spec/v1\noid {Digest}\nsize {Size}\n"));

    /// <summary>Whether bytes are a pointer. One that comes in as a file is refused, so a kept one stands for content of ours.</summary>
    public static bool IsPointer(ReadOnlySpan<byte> bytes) => bytes.Length < LongestPointer
        && bytes.StartsWith("version https://git-lfs.github.com/spec/"u8) && bytes.IndexOf("\noid sha256:"u8) > 0;

    /// <summary>
    /// The content a kept row stands for: a pointer is kept under the digest it names, so a text that only looks like one stands for
    /// itself.
    /// </summary>
    public static LargeContent? Of(ContentForm form, Digest digest, ReadOnlySpan<byte> bytes) =>
        form == ContentForm.Bytes && Parse(bytes) is { } large && large.Digest == digest ? large : null;

    /// <summary>The content that a pointer stands for; null where the bytes are none.</summary>
    public static LargeContent? Parse(ReadOnlySpan<byte> bytes)
    {
        if (!IsPointer(bytes))
            return null;
        var lines = Encoding.UTF8.GetString(bytes).Split('\n')
            .Select(line => line.Split(' ', 2)).Where(parts => parts.Length == 2).ToLookup(parts => parts[0], parts => parts[1]);
        return Digest.TryParse(lines["oid"].FirstOrDefault(), out var digest)
            && long.TryParse(lines["size"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var size)
                ? new LargeContent(digest, size)
                : null;
    }
}
