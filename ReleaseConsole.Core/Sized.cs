using System.Globalization;

namespace ReleaseConsole.Core;

/// <summary>Sizes as people read them, everywhere in the same decimal units: 1 MB is 1 000 000 bytes. A number and its unit
/// stand on one line.</summary>
public static class Sized
{
    private static readonly string[] Units = ["bytes", "kB", "MB", "GB"];

    public static string Of(long bytes)
    {
        var (size, unit) = ((double)bytes, 0);
        for (; size >= 1000 && unit < Units.Length - 1; unit++)
            size /= 1000;
        return unit == 0 ? Counted.Of(bytes, "byte") : string.Create(CultureInfo.InvariantCulture, $"{size:0.#}\u00a0{Units[unit]}");
    }
}
