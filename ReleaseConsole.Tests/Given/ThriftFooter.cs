using System.Text;

namespace ReleaseConsole.Tests.Given;

/// <summary>
/// A Parquet file of nothing but a footer, written field by field in Thrift's compact protocol, for one column of a chosen type.
/// </summary>
internal static class ThriftFooter
{
    /// <summary>Two rows of a column that may hold nothing; how often it does is told only when it is counted.</summary>
    /// <param name="logical">The members of the schema element beyond its name and type, in order of their numbers.</param>
    public static byte[] Of(int type, (int Id, object Value)[] logical, byte[] least, byte[] greatest, long? missing)
    {
        var statistics = new List<(int, object)> { (5, greatest), (6, least) };
        if (missing is { } count)
            statistics.Insert(0, (3, count));
        (int, object)[] chunk =
        [
            (1, type), (2, new List<int> { 0 }), (3, new List<string> { "x" }), (4, 0), (5, 2L), (6, 1L), (7, 1L), (9, 4L),
            (12, statistics.ToArray()),
        ];
        (int, object)[] root = [(4, "schema"), (5, 1)];
        (int, object)[] column = [(1, type), (3, 1), (4, "x"), .. logical];
        (int, object)[] placed = [(2, 4L), (3, chunk)];
        (int, object)[] group = [(1, new List<(int, object)[]> { placed }), (2, 1L), (3, 2L)];
        var footer = Struct(
            (1, 2), (2, new List<(int, object)[]> { root, column }), (3, 2L), (4, new List<(int, object)[]> { group }));
        return [.. "PAR1"u8, .. footer, .. BitConverter.GetBytes(footer.Length), .. "PAR1"u8];
    }

    private static byte[] Struct(params (int Id, object Value)[] fields)
    {
        var bytes = new List<byte>();
        var last = 0;
        foreach (var (id, value) in fields)
        {
            bytes.Add((byte)(((id - last) << 4) | TypeOf(value)));
            bytes.AddRange(Value(value));
            last = id;
        }
        return [.. bytes, 0];
    }

    private static int TypeOf(object value) => value switch
    {
        int => 5,
        long => 6,
        byte[] or string => 8,
        (int, object)[] => 12,
        _ => 9,
    };

    private static byte[] Value(object value) => value switch
    {
        int number => ZigZag(number),
        long number => ZigZag(number),
        string text => [.. VarInt((ulong)Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)],
        byte[] bytes => [.. VarInt((ulong)bytes.Length), .. bytes],
        (int, object)[] fields => Struct(fields),
        List<int> list => List(list, 5),
        List<string> list => List(list, 8),
        List<(int, object)[]> list => List(list, 12),
        _ => throw new ArgumentException("no such value", nameof(value)),
    };

    private static byte[] List<T>(List<T> list, int type) => [(byte)((list.Count << 4) | type), .. list.SelectMany(one => Value(one!))];

    private static byte[] ZigZag(long value) => VarInt((ulong)((value << 1) ^ (value >> 63)));

    private static byte[] VarInt(ulong value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7)
            bytes.Add((byte)(value | 0x80));
        return [.. bytes, (byte)value];
    }
}
