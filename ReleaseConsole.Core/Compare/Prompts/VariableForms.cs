using System.Globalization;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Compare.Diff;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// How a variable is filled in, beside its name: whether what fills it is escaped (<c>{{name}}</c>, <c>{{{name}}}</c>, <c>| escape</c>,
/// <c>| safe</c>), and between which signs its name stands.
/// </summary>
internal static partial class VariableForms
{
    /// <summary>Variables whose filling is no longer escaped, or is now; only changed lines are searched.</summary>
    public static IEnumerable<ChangeDetail> Escapes(TextComparison rows)
    {
        var changed = rows.Rows.Where(row => row.Kind != RowKind.Equal).ToList();
        var was = In(changed.Select(row => row.Before)).ToLookup(one => one.Name);
        foreach (var young in In(changed.Select(row => row.After)).GroupBy(one => one.Name))
            if (was[young.Key].MinBy(one => one.Escaping) is { } before && young.MinBy(one => one.Escaping)! is var after
                && before.Escaping != after.Escaping)
                yield return new ChangeDetail(
                    string.Create(CultureInfo.InvariantCulture, $"line {after.Line}"), young.Key, ChangeType.Changed, before.Written,
                    after.Written, after.Escaping < before.Escaping ? Effect.Wider : Effect.Narrower, ChangeTopic.Variable)
                {
                    Meaning = $"What fills `{young.Key}` is {(after.Escaping < before.Escaping ? "no longer escaped" : "escaped now")}: "
                        + $"`{after.Written}` (was `{before.Written}`).",
                };
    }

    /// <summary>A name as a text writes it between other signs than <paramref name="written"/>; null where it does not.</summary>
    public static string? Elsewhere(string name, string written, IReadOnlyList<PromptMessage> messages) => messages
        .SelectMany(message => Regex.Matches(
            message.Text, Signs.Replace("name", Regex.Escape(name), StringComparison.Ordinal), RegexOptions.CultureInvariant))
        .Select(match => match.Value).FirstOrDefault(one => one != written && !one.StartsWith("{{", StringComparison.Ordinal));

    private const string Signs =
        @"<%[=-]?\s*name\s*-?%>|\[\[\s*name\s*\]\]|<<\s*name\s*>>|[#$]?(?<!\{)\{\s*name\s*\}(?!\})|%\(name\)s|\$\(name\)|%name%";

    private static IEnumerable<Form> In(IEnumerable<DiffLine?> lines) =>
        from line in lines.OfType<DiffLine>()
        where line.Text.Contains("{{", StringComparison.Ordinal)
        from Match match in Filled().Matches(line.Text)
        select Form.Of(match, line.Number);

    private enum Escaping
    {
        /// <summary>Three braces, or a filter that takes what comes for safe.</summary>
        None,

        /// <summary>Nothing is said: Mustache and Handlebars escape, others do as they are told elsewhere.</summary>
        Usual,
        Stated,
    }

    private sealed record Form(string Name, string Written, int Line, Escaping Escaping)
    {
        public static Form Of(Match match, int line)
        {
            var filters = match.Groups["filter"].Captures.Select(one => one.Value).ToList();
            return new Form(
                match.Groups["name"].Value, match.Value, line,
                match.Groups["raw"].Success || filters.Exists(one => one is "safe" or "raw") ? Escaping.None
                : filters.Exists(IsEscape) ? Escaping.Stated : Escaping.Usual);
        }

        private static bool IsEscape(string filter) => filter
            is "e" or "escape" or "forceescape" or "escape_once" or "tojson" or "json" or "urlencode" or "url_encode" or "xml_escape"
                or "striptags" or "strip_html" or "sanitize" or "h" or "html";
    }

    [GeneratedRegex(
        @"(?:(?<raw>\{\{\{|\{\{&)|\{\{)[~-]?\s*(?<name>[A-Za-z_][\w.]*)\s*(?:\|\s*(?<filter>\w+)(?:\([^(){}]{0,100}\)|:[^"
        + @"|{}]{0,100})?\s*){0,8}[~-]?\}\}\}?",
        RegexOptions.CultureInvariant)]
    private static partial Regex Filled();
}
