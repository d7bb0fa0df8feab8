using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Diff;

/// <summary>Finds blocks among the removed lines of a comparison that stand among its added ones: the longest run first come.</summary>
public static partial class MovedBlocks
{
    private const int FewestLetters = 20;

    // A line that stands everywhere, such as a brace, says nothing of where a block came from, and trying each place takes minutes.
    private const int MostPlaces = 64;

    public static IReadOnlyList<MovedBlock> In(TextComparison comparison)
    {
        var gone = Sides(comparison.Rows.Where(row => row.Kind is RowKind.Removed || IsAnother(row)).Select(row => row.Before!));
        var fresh = Sides(comparison.Rows.Where(row => row.Kind is RowKind.Added || IsAnother(row)).Select(row => row.After!));
        var places = gone.Index().Where(one => one.Item.Key.Length > 0).GroupBy(one => one.Item.Key, one => one.Index)
            .ToDictionary(group => group.Key, group => group.ToList());
        var moved = new List<MovedBlock>();
        var used = new bool[gone.Count];
        for (var at = 0; at < fresh.Count;)
        {
            var run = Longest(at);
            if (run.Length == 0 || fresh.Skip(at).Take(run.Length).Sum(line => line.Letters) < FewestLetters)
            {
                at++;
                continue;
            }
            Array.Fill(used, true, run.Start, run.Length);
            moved.Add(new MovedBlock(gone[run.Start].Number, fresh[at].Number, run.Length));
            at += run.Length;
        }
        return moved;

        (int Start, int Length) Longest(int at) =>
            places.TryGetValue(fresh[at].Key, out var starts) && starts.Count <= MostPlaces
                ? starts.Where(start => !used[start])
                    .Select(start => (Start: start, Length: Run(start, at))).DefaultIfEmpty().MaxBy(one => one.Length)
                : default;

        int Run(int start, int at)
        {
            var length = 0;
            while (start + length < gone.Count && at + length < fresh.Count && !used[start + length]
                && Follows(gone, start, length) && Follows(fresh, at, length) && gone[start + length].Key == fresh[at + length].Key)
                length++;
            return length;
        }
    }

    // A line beside itself under another number of the list stands where it stood.
    private static bool IsAnother(DiffRow row) => row.Kind == RowKind.Changed && Key(row.Before!) != Key(row.After!);

    private static string Key(DiffLine line) =>
        line.Text.Trim() is [>= '0' and <= '9', ..] and var numbered ? ListNumber().Replace(numbered, "") : line.Text.Trim();

    private static List<Side> Sides(IEnumerable<DiffLine> lines) =>
        [.. lines.Select(line => new Side(line.Number, Key(line), line.Text.AsSpan().Trim().Length))];

    private static bool Follows(List<Side> lines, int start, int offset) => lines[start + offset].Number == lines[start].Number + offset;

    [GeneratedRegex(@"^\d{1,3}[.)]\s+", RegexOptions.CultureInvariant)]
    private static partial Regex ListNumber();

    private readonly record struct Side(int Number, string Key, int Letters);
}
