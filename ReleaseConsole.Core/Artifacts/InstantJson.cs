using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// Instants are written in UTC (RFC 3339, <c>Z</c>, fraction without trailing zeros), so that an instant which a database
/// gave back with another offset still has the same digest.
/// </summary>
public sealed class InstantJson : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));
}
