using System.Globalization;

namespace ReleaseConsole.Core.Ingest;

/// <summary>A place written <c>line:column</c>, as numbers.</summary>
internal static class Places
{
    /// <summary>The same place when so many lines stand above the text it was found in.</summary>
    public static string? Below(int lines, string? place) => Parse(place) is ({ } line, { } column)
        ? string.Create(CultureInfo.InvariantCulture, $"{line + lines}:{column}")
        : place;

    /// <summary>
    /// The same place when so many lines, and so many characters of the line it begins in, stand before the text it was found in.
    /// </summary>
    public static string Behind(int lines, int characters, string place) => Parse(place) is ({ } line, { } column)
        ? string.Create(CultureInfo.InvariantCulture, $"{line + lines}:{(line == 1 ? column + characters : column)}")
        : place;

    public static (int? Line, int? Column) Parse(string? place) =>
        place?.Split(':') is [var line, var column]
            && int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            && int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
                ? (row, position)
                : (null, null);
}
