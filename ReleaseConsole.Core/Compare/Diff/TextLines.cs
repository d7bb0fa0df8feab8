using System.Numerics;

namespace ReleaseConsole.Core.Compare.Diff;

/// <summary>
/// A text as its lines without their ends, each with a number that equal lines share across both texts that were read together. A line
/// that stands several times is one string.
/// </summary>
internal sealed record TextLines(string[] Lines, int[] Ids, bool EndsWithNewline)
{
    public static (TextLines Before, TextLines After) Both(string before, string after)
    {
        var known = new KnownLines(Math.Max(before.AsSpan().Count('\n'), after.AsSpan().Count('\n')) + 16);
        return (Of(before, known), Of(after, known));
    }

    private static TextLines Of(string text, KnownLines known)
    {
        if (text.Length == 0)
            return new TextLines([], [], EndsWithNewline: false);
        var isClosed = text[^1] == '\n';
        var left = isClosed ? text.AsSpan(0, text.Length - 1) : text;
        var count = left.Count('\n') + 1;
        var (lines, ids) = (new string[count], new int[count]);
        for (var at = 0; at < count; at++)
        {
            var end = left.IndexOf('\n');
            (ids[at], lines[at]) = known.Of(end < 0 ? left : left[..end]);
            left = end < 0 ? [] : left[(end + 1)..];
        }
        return new TextLines(lines, ids, isClosed);
    }

    /// <summary>Lines by what they say, found without making a string of a line that is known.</summary>
    private sealed class KnownLines(int expected)
    {
        private readonly int[] _heads = new int[BitOperations.RoundUpToPowerOf2((uint)expected)];
        private readonly List<(string Line, int Hash, int Next)> _all = new(expected);

        public (int Id, string Line) Of(ReadOnlySpan<char> line)
        {
            var hash = string.GetHashCode(line, StringComparison.Ordinal);
            ref var head = ref _heads[hash & (_heads.Length - 1)];
            for (var id = head - 1; id >= 0; id = _all[id].Next)
                if (_all[id].Hash == hash && line.SequenceEqual(_all[id].Line))
                    return (id, _all[id].Line);
            _all.Add((line.ToString(), hash, head - 1));
            head = _all.Count;
            return (head - 1, _all[^1].Line);
        }
    }
}
