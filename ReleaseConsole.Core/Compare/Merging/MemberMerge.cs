using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Merging;

/// <summary>
/// Merges YAML by its members where lines side by side would clash: each member with the lines that belong to it, as they are written.
/// What comes of it must read as what a merge by path gives; else it is none.
/// </summary>
internal static partial class MemberMerge
{
    public static string? Of(string original, string ours, string theirs)
    {
        if (Tree(original) is not { } was || Tree(ours) is not { } mine || Tree(theirs) is not { } other
            || TreeMerge.Of(was, mine, other).Merged is not { } merged
            || Mapping(original.Split('\n'), ours.Split('\n'), theirs.Split('\n')) is not { } lines)
            return null;
        var text = string.Join('\n', lines);
        return Tree(text) is { } read && CanonicalKey.Of(read) == CanonicalKey.Of(merged) ? text : null;
    }

    private static JsonNode? Tree(string text) =>
        YamlTree.Parse(text) is { Succeeded: true } parsed ? parsed.Value.Root : null;

    private static List<string>? Mapping(string[] original, string[] ours, string[] theirs)
    {
        if (Members(original) is not { } was || Members(ours) is not { } mine || Members(theirs) is not { } other)
            return null;
        var names = mine.ConvertAll(one => one.Name);
        for (var at = 0; at < other.Count; at++)
            if (!names.Contains(other[at].Name))
                names.Insert(at == 0 ? 0 : names.IndexOf(other[at - 1].Name) + 1, other[at].Name);
        var merged = new List<string>();
        foreach (var name in names)
        {
            if (Member(Lines(was, name), Lines(mine, name), Lines(other, name)) is not { } lines)
                return null;
            merged.AddRange(lines);
        }
        return merged;
    }

    // No lines is a member that is not there.
    private static List<string>? Member(List<string> was, List<string> mine, List<string> other)
    {
        if (mine.SequenceEqual(other) || other.SequenceEqual(was))
            return mine;
        if (mine.SequenceEqual(was))
            return other;
        if (was.Count < 2 || mine.Count < 2 || other.Count < 2 || mine[0] != other[0] || mine[0] != was[0])
            return null;
        return Mapping([.. was.Skip(1)], [.. mine.Skip(1)], [.. other.Skip(1)]) is { } inner ? [mine[0], .. inner] : null;
    }

    // Comments and empty lines go with the member below them; the last ones, and the end of the text, are a member without a name.
    private static List<(string Name, List<string> Lines)>? Members(string[] lines)
    {
        var margin = lines.Where(line => !IsBeside(line))
            .Select(line => line.Length - line.TrimStart(' ').Length).DefaultIfEmpty(-1).First();
        var (members, above) = (new List<(string Name, List<string> Lines)>(), new List<string>());
        foreach (var line in lines)
        {
            if (IsBeside(line))
                above.Add(line);
            else if (line.Length - line.TrimStart(' ').Length > margin && members.Count > 0)
            {
                members[^1].Lines.AddRange([.. above, line]);
                above.Clear();
            }
            else if (line.Length - line.TrimStart(' ').Length == margin && Named().Match(line) is { Success: true } member
                && !members.Exists(one => one.Name == member.Groups[1].Value))
            {
                members.Add((member.Groups[1].Value, [.. above, line]));
                above.Clear();
            }
            else
                return null;
        }
        members.Add(("", above));
        return margin < 0 ? null : members;
    }

    private static List<string> Lines(List<(string Name, List<string> Lines)> members, string name) =>
        members.Find(one => one.Name == name).Lines ?? [];

    private static bool IsBeside(string line) => line.AsSpan().TrimStart() is [] or ['#', ..];

    [GeneratedRegex(@"^ *([A-Za-z_][A-Za-z0-9_.-]*):(?: |$)")]
    private static partial Regex Named();
}
