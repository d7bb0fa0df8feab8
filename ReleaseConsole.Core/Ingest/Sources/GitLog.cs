using System.Text;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>
/// Who wrote each file last, told while the answer of <c>log -z --name-only</c> comes: after a start the commit, its author, its message
/// and then the files, each ended by a NUL. However long the history is, only the files that are asked for are remembered.
/// </summary>
/// <param name="start">What each commit begins with.</param>
/// <param name="ends">Commits that seem to bring files which were there before.</param>
/// <param name="wanted">The files that are asked for; null for all.</param>
internal sealed class GitLog(string start, IReadOnlySet<string> ends, IReadOnlySet<string>? wanted)
{
    /// <summary>A message is read so far; a name of a file that is longer is none that is asked for.</summary>
    private const int LongestField = 256 * 1024;

    private const int FieldsOfCommit = 4;
    private readonly Dictionary<string, IReadOnlyList<CommitAuthor>> _authors = new(StringComparer.Ordinal);
    private readonly List<byte> _field = [];
    private readonly List<string> _commit = [];
    private List<CommitAuthor> _written = [];

    public IReadOnlyDictionary<string, IReadOnlyList<CommitAuthor>> Authors => _authors;

    public async Task ReadAsync(Stream answer, CancellationToken cancel)
    {
        var buffer = new byte[64 * 1024];
        for (int read; (read = await answer.ReadAsync(buffer, cancel)) > 0;)
            Take(buffer.AsSpan(0, read));
        // What no NUL ends was cut off.
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOf((byte)0);
            var part = end < 0 ? bytes : bytes[..end];
            _field.AddRange(part[..Math.Min(part.Length, LongestField - _field.Count)]);
            if (end < 0)
                return;
            Field(Encoding.UTF8.GetString([.. _field]).TrimStart('\n'));
            _field.Clear();
            bytes = bytes[(end + 1)..];
        }
    }

    private void Field(string field)
    {
        if (field.StartsWith(start, StringComparison.Ordinal))
        {
            _commit.Clear();
            _commit.Add(field[start.Length..]);
            _written = [];
        }
        else if (_commit.Count is > 0 and < FieldsOfCommit)
        {
            _commit.Add(field);
            if (_commit.Count == FieldsOfCommit && !ends.Contains(_commit[0]))
                _written = GitAnswers.Written(_commit[1], _commit[2], _commit[3]);
        }
        else if (field.Length > 0 && _written.Count > 0 && wanted?.Contains(field) != false)
            _authors.TryAdd(field, _written);
    }
}
