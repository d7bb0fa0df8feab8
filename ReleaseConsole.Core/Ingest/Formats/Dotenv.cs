using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// Lines of <c>NAME=value</c> as dotenv reads them: comments, <c>export</c>, single quotes as they are, double quotes with escapes.
/// Every value is text. Where single quotes keep a name behind a dollar from being filled in, the dollar is kept as <c>\$</c>.
/// </summary>
internal static partial class Dotenv
{
    /// <summary>Named <c>.env</c>, <c>.env.production</c> or <c>runtime.env</c>.</summary>
    public static bool IsNamed(string path) =>
        Path.GetFileName(path) is var name
            && (name == ".env" || name.StartsWith(".env.", StringComparison.Ordinal) || name.EndsWith(".env", StringComparison.Ordinal));

    public static Result<(JsonObject Values, Dictionary<string, TextPosition> Places)> Parse(string text)
    {
        var values = new JsonObject();
        var places = new Dictionary<string, TextPosition>(StringComparer.Ordinal) { [""] = new(1, 1) };
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line.StartsWith("export ", StringComparison.Ordinal))
                line = line[7..].TrimStart();
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? "" : line[..equals].TrimEnd();
            if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-'))
                return FormatRefusals.DotenvLine(At(number, 1));
            var column = raw.IndexOf('=', StringComparison.Ordinal) + 2;
            if (Value(line[(equals + 1)..].Trim()) is not { } value)
                return FormatRefusals.DotenvQuote(At(number, column));
            if (!values.TryAdd(name, JsonValue.Create(value)))
                return FormatRefusals.DotenvTwice(At(number, 1), name);
            places[JsonPointer.Child("", name)] = new TextPosition(number, column);
        }
        return (values, places);
    }

    /// <summary>The value without its quotes, or without the comment behind it; null when a quote is not closed.</summary>
    private static string? Value(string written)
    {
        if (written.Length == 0 || written[0] is not ('"' or '\'' or '`'))
            return written.IndexOf(" #", StringComparison.Ordinal) is >= 0 and var comment ? written[..comment].TrimEnd() : written;
        var value = new StringBuilder();
        for (var at = 1; at < written.Length; at++)
        {
            if (written[at] == written[0])
                return written[0] == '\'' ? Marked(value.ToString()) : value.ToString();
            if (written[at] == '\\' && written[0] == '"' && at + 1 < written.Length)
                value.Append(written[++at] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', var other => other });
            else
                value.Append(written[at]);
        }
        return null;
    }

    public static string Line(string name, string value) => HasMark(value) && Literal(value) is { } literal
        ? $"{name}='{literal}'\n"
        : $"{name}=\"{Escaped(value)}\"\n";

    private static string Escaped(string value) => value
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal);

    /// <summary>What stands between single quotes for a value all of whose dollars are dollars; null where quotes cannot hold it.</summary>
    private static string? Literal(string value) =>
        value.AsSpan().IndexOfAny('\'', '\n', '\r') < 0
        && Unmarked(value) is var literal && Marked(literal) == value
            ? literal
            : null;

    /// <summary>Whether a dollar of it is no reference though a name follows.</summary>
    public static bool HasMark(string value) => Mark().IsMatch(value);

    /// <summary>The value as a program that reads the file has it.</summary>
    public static string Unmarked(string value) => Mark().Replace(value, "$$");

    // A price is no reference in any quotes.
    private static string Marked(string value) => Named().Replace(value, "\\$$");

    [GeneratedRegex(@"\$(?=[A-Za-z_{(])", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(@"\\\$(?=[A-Za-z_{(])", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    private static string At(int line, int column) => string.Create(CultureInfo.InvariantCulture, $"{line}:{column}");
}
