using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Compare.Datasets;

namespace ReleaseConsole.Core.Compare.Merging;

/// <summary>
/// Merges rows by what they are called (an id, in JSON Lines or in a plain table) where lines side by side would clash: two rows that were
/// added at one place are two rows. None where a row has no name, or both sides wrote another text for it.
/// </summary>
internal static class RowMerge
{
    public static string? Of(string original, string ours, string theirs)
    {
        if (Rows(original) is not { } was || Rows(ours) is not { } mine || Rows(theirs) is not { } other
            || was.Head != mine.Head || was.Head != other.Head)
            return null;
        var merged = new List<string>();
        foreach (var name in Names(was, mine, other))
        {
            var (before, one, two) = (
                was.Lines.GetValueOrDefault(name), mine.Lines.GetValueOrDefault(name), other.Lines.GetValueOrDefault(name));
            if (one != two && two != before && one != before)
                return null;
            if ((two == before ? one : two) is { } line)
                merged.Add(line);
        }
        return string.Concat((was.Head is null ? merged : merged.Prepend(was.Head)).Select(line => line + "\n"));
    }

    // In the order of ours; what only theirs has stands behind what it stood behind, and behind what ours put there.
    private static LinkedList<string> Names(NamedRows was, NamedRows mine, NamedRows other)
    {
        var names = new LinkedList<string>(mine.Names);
        var places = new Dictionary<string, LinkedListNode<string>>(StringComparer.Ordinal);
        for (var one = names.First; one is not null; one = one.Next)
            places[one.Value] = one;
        for (var at = 0; at < other.Names.Count; at++)
        {
            if (mine.Lines.ContainsKey(other.Names[at]))
                continue;
            var behind = at == 0 ? null : places.GetValueOrDefault(other.Names[at - 1]);
            while ((behind is null ? names.First : behind.Next) is { } next
                && !was.Lines.ContainsKey(next.Value) && !other.Lines.ContainsKey(next.Value))
                behind = next;
            places[other.Names[at]] = behind is null ? names.AddFirst(other.Names[at]) : names.AddAfter(behind, other.Names[at]);
        }
        return names;
    }

    private static NamedRows? Rows(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines is not [var first, ..])
            return null;
        var isTable = first[0] is not ('{' or '[');
        // Inside quotes a cell may hold commas and line ends.
        if (isTable && text.Contains('"', StringComparison.Ordinal))
            return null;
        var column = isTable ? Array.FindIndex(first.TrimEnd('\r').Split(','), name => name is "id" or "case" or "key") : -1;
        if (isTable && column < 0)
            return null;
        var rows = new NamedRows(isTable ? first : null, [], new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var line in lines.Skip(isTable ? 1 : 0))
        {
            if ((isTable ? line.TrimEnd('\r').Split(',').ElementAtOrDefault(column) : Named(line)) is not { Length: > 0 } name
                || !rows.Lines.TryAdd(name, line))
                return null;
            rows.Names.Add(name);
        }
        return rows;
    }

    private static string? Named(string line)
    {
        try
        {
            return DatasetReading.IdOf(JsonNode.Parse(line));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record NamedRows(string? Head, List<string> Names, Dictionary<string, string> Lines);
}
