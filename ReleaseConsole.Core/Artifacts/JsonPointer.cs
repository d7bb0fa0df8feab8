using System.Globalization;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>JSON pointers, RFC 6901: "" is the whole document, "/a~1b/0" the first element of the member "a/b".</summary>
public static class JsonPointer
{
    public static string Child(string parent, string member) =>
        $"{parent}/{member.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    public static string Child(string parent, int index) => string.Create(CultureInfo.InvariantCulture, $"{parent}/{index}");

    /// <summary>The last segment, as it is written.</summary>
    public static string Last(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>What the last segment stands in; the whole document stands in itself.</summary>
    public static string Above(string path) => path[..Math.Max(0, path.LastIndexOf('/'))];

    /// <summary>The members and indexes of a pointer, unescaped, outermost first.</summary>
    public static IReadOnlyList<string> Segments(string path)
    {
        if (path.Length == 0)
            return [];
        if (path[0] != '/')
            throw new FormatException($"Not a JSON pointer: {path}");
        // "~1" first: unescaping "~0" first would turn "~01" into "/".
        return [.. path[1..].Split('/').Select(segment =>
            segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];
    }
}
