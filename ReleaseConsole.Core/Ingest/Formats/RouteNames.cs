using System.Globalization;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// The public name of a LiteLLM route as a part of a path: the few signs that cannot stand there (<c>anthropic/*</c>, <c>llama:free</c>)
/// become <c>~</c> and two hexadecimal digits; all others stay.
/// </summary>
internal static class RouteNames
{
    private const string Barred = "*:?@\\";

    public static string PathOf(string name) =>
        string.Concat(name.Select(c => Barred.Contains(c) ? Escaped(c) : c.ToString(CultureInfo.InvariantCulture)));

    public static string Of(string path) => Barred.Aggregate(path, (name, c) => name.Replace(Escaped(c), $"{c}", StringComparison.Ordinal));

    private static string Escaped(char c) => string.Create(CultureInfo.InvariantCulture, $"~{(int)c:X2}");
}
