using System.Text;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>
/// The contents git writes one behind the other (<c>cat-file --batch</c>): a line about each, its bytes, and the end of the line.
/// </summary>
internal sealed class GitContents(Stream answer, Staging staging)
{
    private const int LongestLine = 200;

    /// <summary>Takes these in, in the order they were asked for; null, or why the whole import must stop.</summary>
    public async Task<Refusal?> StageAsync(
        IEnumerable<GitEntry> entries, IReadOnlyDictionary<string, IReadOnlyList<CommitAuthor>> authors, CancellationToken cancel)
    {
        foreach (var entry in entries)
        {
            if (await LineAsync(cancel) is not { } line || GitAnswers.SizeOf(entry, line) != entry.Size)
                return NotUnderstood(entry);
            var content = new LimitedStream(answer, entry.Size, leaveOpen: true);
            if (await staging.AddAsync(entry.Path, content, outside: null, authors.GetValueOrDefault(entry.Path), cancel) is { } refusal)
                return refusal;
            // A file whose name is refused was not read, and the next one begins behind it.
            await content.CopyToAsync(Stream.Null, cancel);
            if (!content.IsWhole || await LineAsync(cancel) is not "")
                return NotUnderstood(entry);
        }
        return null;
    }

    /// <summary>Null where no end of the line comes.</summary>
    private async Task<string?> LineAsync(CancellationToken cancel)
    {
        var line = new List<byte>();
        for (var one = new byte[1]; line.Count <= LongestLine && await answer.ReadAsync(one, cancel) == 1; line.Add(one[0]))
            if (one[0] == '\n')
                return Encoding.Latin1.GetString([.. line]);
        return null;
    }

    private static Refusal NotUnderstood(GitEntry entry) => SourceRefusals.NotUnderstood(
        "git", $"another content than that of {(entry.Path.Length <= LongestLine ? entry.Path : entry.Path[..LongestLine])}.");
}
