using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// One value of a column as its statistics hold it: plain encoding, little-endian, told by the column's logical type (Parquet format,
/// "Plain encoding" and LogicalTypes.md).
/// </summary>
internal static class ParquetValue
{
    private const int LongestText = 100;

    /// <summary>Null for what has no order a person reads: intervals, ids, times of the old twelve-byte form.</summary>
    public static (double? Number, string Text)? Of(Dictionary<int, object> element, byte[] bytes)
    {
        if (IsDecimal(element))
            return Decimal(element, bytes);
        return (element.Number(1), bytes.Length) switch
        {
            (1, 4) => IsDate(element)
                ? At(BinaryPrimitives.ReadInt32LittleEndian(bytes) * (decimal)TimeSpan.TicksPerDay, "yyyy-MM-dd")
                : Numbered(BinaryPrimitives.ReadInt32LittleEndian(bytes)),
            (2, 8) => Long(element, BinaryPrimitives.ReadInt64LittleEndian(bytes)),
            (4, 4) => Numbered(BinaryPrimitives.ReadSingleLittleEndian(bytes)),
            (5, 8) => Numbered(BinaryPrimitives.ReadDoubleLittleEndian(bytes)),
            (7, 2) when Logical(element, 15) is not null => Numbered((double)BinaryPrimitives.ReadHalfLittleEndian(bytes)),
            (6, <= LongestText) when TextPlace.FirstBadByte(bytes) < 0 => (null, Encoding.UTF8.GetString(bytes)),
            _ => null,
        };
    }

    private static (double?, string)? Long(Dictionary<int, object> element, long value) => TicksOf(element) is { } ticks
        ? At(value * ticks, "yyyy-MM-ddTHH:mm:ss.FFFFFFF")
        : (value, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>How many ticks of 100 ns one unit of a timestamp is; null when the column holds none.</summary>
    private static decimal? TicksOf(Dictionary<int, object> element) => Logical(element, 8)?.Struct(2) is { } unit
        ? unit.ContainsKey(1) ? TimeSpan.TicksPerMillisecond
            : unit.ContainsKey(2) ? TimeSpan.TicksPerMicrosecond
            : unit.ContainsKey(3) ? 0.01m : null
        : element.Number(6) switch { 9 => TimeSpan.TicksPerMillisecond, 10 => TimeSpan.TicksPerMicrosecond, _ => null };

    private static (double?, string)? At(decimal ticks, string form) =>
        DateTime.UnixEpoch.Ticks + ticks is >= 0m and < 3155378976000000000m and var at
            ? ((double)ticks, new DateTime((long)at, DateTimeKind.Utc).ToString(form, CultureInfo.InvariantCulture))
            : null;

    private static (double?, string)? Decimal(Dictionary<int, object> element, byte[] bytes)
    {
        var scale = element.Number(7) ?? Logical(element, 5)?.Number(1) ?? 0;
        if (scale is < 0 or > 100 || bytes.Length is 0 or > LongestText)
            return null;
        // As text and fixed bytes a decimal stands in two's complement with its highest byte first.
        var unscaled = new BigInteger(bytes, isUnsigned: false, isBigEndian: element.Number(1) is 6 or 7);
        var digits = BigInteger.Abs(unscaled).ToString(CultureInfo.InvariantCulture).PadLeft((int)scale + 1, '0');
        var text = scale == 0 ? digits : $"{digits[..^(int)scale]}.{digits[^(int)scale..]}";
        return ((double)unscaled / Math.Pow(10, scale), unscaled.Sign < 0 ? "-" + text : text);
    }

    private static bool IsDecimal(Dictionary<int, object> element) => element.Number(6) is 5 || Logical(element, 5) is not null;

    private static bool IsDate(Dictionary<int, object> element) => element.Number(6) is 6 || Logical(element, 6) is not null;

    private static Dictionary<int, object>? Logical(Dictionary<int, object> element, int kind) => element.Struct(10)?.Struct(kind);

    private static (double?, string)? Numbered(double value) =>
        double.IsFinite(value) ? (value, value.ToString("R", CultureInfo.InvariantCulture)) : null;
}
