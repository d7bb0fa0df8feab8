using System.Globalization;

namespace ReleaseConsole.Core;

/// <summary>Counts as people read them: 1 234, with a narrow space that does not break.</summary>
public static class Counted
{
    private static readonly NumberFormatInfo ThinSpaces = new() { NumberGroupSeparator = "\u202f" };

    public static string Of(long count) => count.ToString("#,0", ThinSpaces);

    /// <summary>The count and its noun, e.g. <c>1 line</c>, <c>2 lines</c>.</summary>
    public static string Of(long count, string noun) => $"{Of(count)} {noun}{(count == 1 ? "" : "s")}";
}
