using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>
/// The variables a rule of Rego declares for itself (<c>some x in xs</c>, <c>every x in xs</c>, <c>x := …</c>), called by what they stand
/// for: under another name they are the same.
/// </summary>
internal static partial class RegoLocals
{
    // Names are made of names: what is longer goes by its digest, or each line would double the one before.
    private const int Longest = 200;

    public static IReadOnlyList<string[]> Named(IReadOnlyList<string[]> lines)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
            if (Declared(line) is var (variables, said))
                for (var at = 0; at < variables.Count; at++)
                {
                    var name = $"each‹{Short(PolicyTokens.Joined(Renamed(said, names)))}›{(at == 0 ? "" : $"#{at}")}";
                    // Two that range over the same are two.
                    while (names.ContainsValue(name))
                        name += "′";
                    names.TryAdd(variables[at], name);
                }
        return names.Count == 0 ? lines : [.. lines.Select(line => Renamed(line, names))];
    }

    private static string Short(string said) =>
        said.Length <= Longest ? said : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(said)));

    /// <summary>A text without what its variables stand for: who uses a variable does not use what it ranges over once more.</summary>
    public static string Without(string text)
    {
        if (!text.Contains('‹', StringComparison.Ordinal))
            return text;
        var (left, depth) = (new StringBuilder(), 0);
        foreach (var c in text)
        {
            depth += c == '‹' ? 1 : 0;
            if (depth == 0)
                left.Append(c);
            depth -= c == '›' ? 1 : 0;
        }
        return left.ToString();
    }

    private static (List<string> Variables, string[] Said)? Declared(string[] line)
    {
        if (line is [var name, ":=", .. { Length: > 0 } value] && Name().IsMatch(name))
            return ([name], value);
        if (line is not ["some" or "every", ..] || Array.IndexOf(line, "in") is not (> 0 and var at))
            return null;
        var variables = line[1..at].Where(one => one != ",").ToList();
        var end = line[0] == "every" ? Array.IndexOf(line, "{", at) : line.Length;
        return end > at + 1 && variables.TrueForAll(one => Name().IsMatch(one)) ? (variables, line[(at + 1)..end]) : null;
    }

    private static string[] Renamed(string[] tokens, Dictionary<string, string> names) =>
        [.. tokens.Select((token, at) => names.TryGetValue(token, out var name) && (at == 0 || tokens[at - 1] != ".")
            && (at + 1 == tokens.Length || tokens[at + 1] is not ("(" or ":")) ? name : token)];

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{N}_]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
