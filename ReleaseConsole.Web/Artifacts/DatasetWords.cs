using System.Globalization;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Web.Artifacts;

/// <summary>What a profile counts, in words.</summary>
internal static class DatasetWords
{
    /// <summary>The type, or each with its share where several stand in one column.</summary>
    public static string Types(ColumnProfile column)
    {
        var filled = column.Types.Values.Sum();
        return column.Types.Count switch
        {
            0 => "nothing",
            1 => column.ReadsAs ?? column.Types.Keys.Single(),
            _ =>
                string.Join(
                    ", ", column.Types.OrderByDescending(type => type.Value).Select(type => $"{type.Key} {Percent(type.Value, filled)}")),
        };
    }

    public static string Missing(ColumnProfile column, long rows) =>
        column.Missing == 0 ? "none" : $"{Counted.Of(column.Missing)}, {Percent(column.Missing, rows)}";

    /// <summary>From the shortest to the longest text and the mean, in characters; empty for a column without text.</summary>
    public static string Lengths(ColumnProfile column) => column.Lengths is not { } lengths ? ""
        : lengths.Shortest == lengths.Longest ? Counted.Of(lengths.Longest)
        : string.Create(
            CultureInfo.InvariantCulture, $"{Counted.Of(lengths.Shortest)}–{Counted.Of(lengths.Longest)}, mean {lengths.Mean:0.#}");

    /// <summary>A share that is not nothing is never told as 0 %.</summary>
    public static string Percent(long part, long whole) => (whole == 0 ? 0 : 100.0 * part / whole) switch
    {
        > 0 and < 0.1 => "<0.1 %",
        > 99.9 and < 100 => ">99.9 %",
        < 10 and var share => string.Create(CultureInfo.InvariantCulture, $"{share:0.#} %"),
        var share => string.Create(CultureInfo.InvariantCulture, $"{share:0} %"),
    };
}
