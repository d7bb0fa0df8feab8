using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// What a dataset is like, kept with its version, so that datasets can be compared without keeping their data. Lengths are in
/// characters. <see cref="Rows"/> counts rows, <see cref="Size"/> bytes.
/// </summary>
public sealed record DatasetProfile(
    string Format, Digest Bytes, long Size, long Rows, IReadOnlyList<ColumnProfile> Columns, RowHashes Hashes)
{
    /// <summary>Under what licence the data may be used, where the dataset says.</summary>
    public string? Licence { get; init; }

    /// <summary>How sensitive the data is, where the dataset says.</summary>
    public string? DataClass { get; init; }

    /// <summary>How the data is compressed and which program wrote it, where the file says.</summary>
    public string? Compression { get; init; }

    public string? WrittenBy { get; init; }

    /// <summary>Its rows were hashed and can be compared; of some formats only the head is read.</summary>
    [JsonIgnore]
    public bool HasRows => Rows == 0 || Hashes.Of.Length > 0;

    /// <exception cref="JsonException">The bytes are not a profile of this program.</exception>
    public static DatasetProfile Parse(ReadOnlySpan<byte> canonical) =>
        JsonSerializer.Deserialize<DatasetProfile>(canonical, CanonicalJson.Options) ?? throw new JsonException("The profile is null.");

    public byte[] ToCanonical() => CanonicalJson.Of(this);
}
