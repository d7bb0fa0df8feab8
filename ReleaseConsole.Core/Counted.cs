using System.Globalization;

namespace ReleaseConsole.Core;

/// <summary>Counts as people read them: 1 234, with a narrow space that does not break.</summary>
public static class Counted
{
    private static readonly NumberFormatInfo ThinSpaces = new() { NumberGroupSeparator = "\u202f" };

    public static string Of(long count) => count.ToString("#,0", ThinSpaces);

    /// <summary>The first so many of the names, and how many more there are: <c>a, b and 3 more</c>.</summary>
    public static string Names(IReadOnlyCollection<string> names, int most) =>
        string.Join(", ", names.Take(most)) + (names.Count > most ? $" and {Of(names.Count - most)} more" : "");

    /// <summary>The count and its noun, e.g. <c>1 line</c>, <c>2 lines</c>.</summary>
    public static string Of(long count, string noun) => $"{Of(count)} {noun}{(count == 1 ? "" : "s")}";
}
