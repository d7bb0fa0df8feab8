using System.Globalization;
using System.Text;
using ReleaseConsole.Core.Ingest.Sources;

namespace ReleaseConsole.Core.WriteBack.Git;

/// <summary>
/// Reads what the git program answers about a branch. A git of another version may say it otherwise; then nothing is read, and no file is
/// taken for another.
/// </summary>
internal static class BranchAnswers
{
    /// <summary>The commit in a line of <c>ls-remote</c>, or alone; null where there is none.</summary>
    public static string? Commit(string answer) => answer.Split('\t')[0] is var commit && GitNames.IsCommit(commit) ? commit : null;

    /// <summary>The answer of <c>ls-tree -r -z --long</c>; null where it is another than that.</summary>
    public static List<BranchEntry>? Entries(byte[] answer)
    {
        var entries = new List<BranchEntry>();
        foreach (var line in Encoding.UTF8.GetString(answer).Split('\0', StringSplitOptions.RemoveEmptyEntries))
            if (Entry(line) is { } entry)
                entries.Add(entry);
            else
                return null;
        return entries.Select(one => one.Path).Distinct(StringComparer.Ordinal).Count() == entries.Count ? entries : null;
    }

    /// <summary>
    /// The bytes of each file in the answer of <c>cat-file --batch</c>, in the order they were asked for: a line about each, its bytes, and
    /// the end of the line. Null where one of them is not what was asked for; <paramref name="unread"/> names it.
    /// </summary>
    public static List<byte[]>? Contents(byte[] answer, IReadOnlyList<BranchEntry> entries, out string? unread)
    {
        var (contents, at) = (new List<byte[]>(), 0);
        unread = null;
        foreach (var entry in entries)
        {
            var end = at > answer.Length ? -1 : Array.IndexOf(answer, (byte)'\n', at);
            if (end < 0 || Size(answer.AsSpan(at, end - at), entry) != entry.Size || end + 1 + entry.Size >= answer.Length
                || answer[end + 1 + (int)entry.Size] != '\n')
            {
                unread = entry.Path;
                return null;
            }
            contents.Add(answer[(end + 1)..(end + 1 + (int)entry.Size)]);
            at = end + 2 + (int)entry.Size;
        }
        return contents;
    }

    /// <summary><c>mode type object size TAB path</c>; a symbolic link or a submodule is no file of ours and has no size there.</summary>
    private static BranchEntry? Entry(string line) => line.Split('\t', 2) is [var facts, { Length: > 0 } path]
        && facts.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [{ Length: 6 } mode, "blob" or "commit", var id, var size]
        && mode.All(char.IsAsciiDigit) && GitNames.IsCommit(id) && (size == "-" || Number(size) is not null)
        && facts.Contains(" blob ", StringComparison.Ordinal) is var isBlob && isBlob == (size != "-")
            ? new BranchEntry(mode, isBlob && mode != "120000", id, Number(size) ?? 0, path)
            : null;

    private static long? Size(ReadOnlySpan<byte> line, BranchEntry entry) =>
        Encoding.ASCII.GetString(line).Split(' ') is [var id, "blob", var size] && id == entry.Object ? Number(size) : null;

    // No file of a branch that is read is larger than an array may be.
    private static long? Number(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null;
}

/// <summary>One entry of a branch's tree, with the size of its content in bytes.</summary>
internal sealed record BranchEntry(string Mode, bool IsFile, string Object, long Size, string Path);
