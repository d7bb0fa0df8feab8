using System.Text.RegularExpressions;

namespace ReleaseConsole.Tests.Web.Api;

/// <summary>One call as a table of the contract writes it, and what that may stand for in full.</summary>
internal sealed record PromisedCall(string Written, IReadOnlyList<string> Readings)
{
    /// <summary>The names that may stand behind its question mark.</summary>
    public IReadOnlyList<string> Query { get; init; } = [];
}

/// <summary>Reads the table of calls: one row has several, and a later one may be short for a longer (<c>…/versions</c>).</summary>
internal static partial class ApiContract
{
    public static IReadOnlyList<PromisedCall> Calls(string table)
    {
        var calls = new List<PromisedCall>();
        foreach (var row in table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            calls.AddRange(OfRow(row.Split('|')[1]));
        return calls;
    }

    private static IEnumerable<PromisedCall> OfRow(string cell)
    {
        var (method, whole, before) = ("", "", "");
        foreach (Match code in Code().Matches(cell))
        {
            var call = Written().Match(code.Groups[1].Value);
            method = call.Groups["method"].Success ? call.Groups["method"].Value : method;
            var parts = call.Groups["path"].Value.Split('?', 2);
            var path = parts[0];
            // `…/rest` goes on from a whole path of its row, from the call before, or from where the whole path has the same part.
            string[] paths = path.StartsWith('…') ? [whole + path[1..], before + path[1..], Meeting(whole, path[1..])] : [path];
            if (paths.Length == 1)
                whole = path;
            before = paths.Length == 1 ? path : Longest(paths, whole, before);
            yield return new PromisedCall($"{method} {path}", [.. paths.Select(one => $"{method} {one}")])
            {
                Query = parts.Length == 1 ? [] : [.. parts[1].Split('&').Select(one => one.Split('=')[0])],
            };
        }
    }

    private static string Meeting(string whole, string rest)
    {
        var at = whole.LastIndexOf("/" + rest.Split('/')[1], StringComparison.Ordinal);
        return at < 0 ? whole + rest : whole[..at] + rest;
    }

    // A name in braces is an item of the whole; what follows it belongs to that item.
    private static string Longest(string[] paths, string whole, string before) => before == whole ? paths[0] : paths[1];

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"^(?:(?<method>GET|POST|PUT|DELETE) )?(?<path>[/…].*)$")]
    private static partial Regex Written();
}
