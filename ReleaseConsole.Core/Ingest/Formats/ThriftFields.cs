using System.Text;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>Fields of a Thrift struct by number, as what they are expected to be; null where they are missing or something else.</summary>
internal static class ThriftFields
{
    public static long? Number(this Dictionary<int, object> fields, int id) => fields.GetValueOrDefault(id) as long?;

    public static byte[]? Bytes(this Dictionary<int, object> fields, int id) => fields.GetValueOrDefault(id) as byte[];

    public static string? Text(this Dictionary<int, object> fields, int id) =>
        fields.Bytes(id) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    public static Dictionary<int, object>? Struct(this Dictionary<int, object> fields, int id) =>
        fields.GetValueOrDefault(id) as Dictionary<int, object>;

    public static IEnumerable<Dictionary<int, object>> Structs(this Dictionary<int, object> fields, int id) =>
        (fields.GetValueOrDefault(id) as List<object> ?? []).OfType<Dictionary<int, object>>();

    public static string Path(this Dictionary<int, object> fields, int id) =>
        string.Join('.', (fields.GetValueOrDefault(id) as List<object> ?? []).OfType<byte[]>().Select(Encoding.UTF8.GetString));
}
