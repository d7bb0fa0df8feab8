using System.Globalization;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>The numbers that outside systems count the versions of a thing with, from 1 up.</summary>
internal static class OutsideNumbers
{
    /// <summary>The number a file states, as a number or in words; null where it is no such number.</summary>
    public static string? Of(JsonNode? version) => In(version.Shown()) is > 0 and var number
        ? number.ToString(CultureInfo.InvariantCulture)
        : null;

    /// <summary>0 for what is no number.</summary>
    public static int In(string? version) =>
        int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
