namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// Thrift's compact protocol (Apache Thrift, <c>thrift-compact-protocol.md</c>) as trees of fields by number. What it reads is bounded by
/// the bytes there are: sizes a broken file states are not believed.
/// </summary>
internal ref struct ThriftReader(ReadOnlySpan<byte> bytes)
{
    private const int DeepestAt = 32;
    private const int ValuesAtMost = 400_000;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;
    private int _values;

    /// <exception cref="FormatException">The bytes are not of this protocol, or hold more than is read.</exception>
    public Dictionary<int, object> Struct(int depth = 0)
    {
        if (depth > DeepestAt)
            throw new FormatException("too deep");
        var fields = new Dictionary<int, object>();
        var id = 0;
        while (true)
        {
            var head = Byte();
            var type = head & 0x0F;
            if (type == 0)
                return fields;
            id = head >> 4 is > 0 and var delta ? id + delta : (int)ZigZag();
            fields[id] = type is 1 or 2 ? type == 1 : Value(type, depth);
        }
    }

    private object Value(int type, int depth)
    {
        if (++_values > ValuesAtMost)
            throw new FormatException("too many values");
        return type switch
        {
            1 or 2 => Byte() == 1,
            3 => (long)(sbyte)Byte(),
            4 or 5 or 6 => ZigZag(),
            7 => BitConverter.ToDouble(Take(8)),
            8 => Take(Size()).ToArray(),
            9 or 10 => List(depth),
            11 => Map(depth),
            12 => Struct(depth + 1),
            _ => throw new FormatException("no such type"),
        };
    }

    private List<object> List(int depth)
    {
        if (depth > DeepestAt)
            throw new FormatException("too deep");
        var head = Byte();
        var size = head >> 4 is var few && few < 15 ? few : Size();
        var list = new List<object>();
        for (var at = 0; at < size; at++)
            list.Add(Value(head & 0x0F, depth + 1));
        return list;
    }

    /// <summary>Walked over: nothing that is read stands in one.</summary>
    private List<object> Map(int depth)
    {
        if (depth > DeepestAt)
            throw new FormatException("too deep");
        var size = Size();
        var types = size == 0 ? 0 : Byte();
        for (var at = 0; at < size; at++)
        {
            Value(types >> 4, depth + 1);
            Value(types & 0x0F, depth + 1);
        }
        return [];
    }

    private int Byte() => Take(1)[0];

    private int Size() => VarInt() is <= int.MaxValue and var size ? (int)size : throw new FormatException("too long");

    private long ZigZag()
    {
        var value = VarInt();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    private ulong VarInt()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = Byte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return value;
        }
        throw new FormatException("number too long");
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _bytes.Length - _at)
            throw new FormatException("ends early");
        var taken = _bytes.Slice(_at, count);
        _at += count;
        return taken;
    }
}
