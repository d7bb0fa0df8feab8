using System.Globalization;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>JSON pointers, RFC 6901: "" is the whole document, "/a~1b/0" the first element of the member "a/b".</summary>
public static class JsonPointer
{
    public static string Child(string parent, string member) =>
        $"{parent}/{member.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    public static string Child(string parent, int index) => string.Create(CultureInfo.InvariantCulture, $"{parent}/{index}");

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
