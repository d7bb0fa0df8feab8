using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>The names in the lines of a rule of Rego, filled in with what they stand for.</summary>
internal static partial class RegoNames
{
    public static (IReadOnlyList<string[]> Lines, string[] Key) Fill(
        IReadOnlyList<string[]> lines, IReadOnlyDictionary<string, string[]> constants, string[] key)
    {
        var known = new Dictionary<string, string[]>(constants, StringComparer.Ordinal);
        var kept = new List<string[]>();
        foreach (var line in lines)
        {
            if (line is [var name, ":=", .. var value] && (PolicyTokens.IsValue(value) || IsPath(value)))
                known[name] = Filled(value, known);
            else if (!(line is ["some", .. var declared] && declared.All(one => one == "," || Name().IsMatch(one))
                && !declared.Contains("in")))
                kept.Add(line);
        }
        // A shorter name that nothing uses still asks that there is something to call.
        kept.AddRange(lines.Where(line => line is [var name, ":=", .. var value] && IsPath(value)
            && !lines.Any(other => !ReferenceEquals(other, line) && other.Contains(name)) && !key.Contains(name))
                .Select(line => line[2..]));
        kept = [.. kept.Select(line => Filled(line, known))];
        var said = Filled(key, known);
        // What is said to people may be worded otherwise; what it is made from must be there.
        if (key is [var message] && kept.FindIndex(line => line is [var first, ":=", ..] && first == message) is >= 0 and var at)
        {
            said = [.. kept[at].Skip(2)];
            kept[at] = [.. kept[at].Skip(2).Select(one => one[0] == '"' ? "\"\"" : one)];
        }
        return (kept, said);
    }

    // input.order.amount, and nothing that is asked or computed.
    private static bool IsPath(string[] tokens) =>
        tokens.Length % 2 == 1 && tokens.Select((token, at) => at % 2 == 1 ? token == "." : Name().IsMatch(token)).All(isPart => isPart);

    private static string[] Filled(string[] tokens, Dictionary<string, string[]> known) =>
        [.. tokens.SelectMany((token, at) => known.TryGetValue(token, out var value) && (at == 0 || tokens[at - 1] != ".")
            && (at + 1 == tokens.Length || tokens[at + 1] is not ("(" or ":=")) ? value : [token])];

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{N}_]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
