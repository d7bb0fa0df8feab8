using System.Globalization;
using Microsoft.Extensions.Configuration;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest;

/// <summary>What one import may weigh, read from <c>ReleaseConsole:Ingest</c>. Sizes are in bytes, lengths in characters.</summary>
public sealed record IngestOptions
{
    /// <summary>The largest single file that is read whole; a larger one is refused, the others go on.</summary>
    public long FileLimit { get; init; } = 64_000_000;

    /// <summary>The largest dataset in a form that is read as a stream: JSON, JSON Lines, CSV, Parquet.</summary>
    public long DatasetLimit { get; init; } = 2_000_000_000;

    /// <summary>The largest upload or archive as it is sent.</summary>
    public long UploadLimit { get; init; } = 256_000_000;

    /// <summary>The largest sum of all files of one import, unpacked.</summary>
    public long ExpandedLimit { get; init; } = 4_000_000_000;

    public int FileCountLimit { get; init; } = 20_000;

    /// <summary>How many times larger an archive may become when unpacked.</summary>
    public int RatioLimit { get; init; } = 100;

    public int PathLimit { get; init; } = 300;

    /// <summary>The longest name of one folder or file; what file systems allow.</summary>
    public int NameLimit { get; init; } = 255;

    public int DepthLimit { get; init; } = 32;

    /// <exception cref="InvalidOperationException">A setting is no positive number; the message names it.</exception>
    public static IngestOptions From(IConfiguration? configuration)
    {
        var defaults = new IngestOptions();
        return configuration is null ? defaults : new IngestOptions
        {
            FileLimit = Read(configuration, nameof(FileLimit), defaults.FileLimit, Array.MaxLength),
            DatasetLimit = Read(configuration, nameof(DatasetLimit), defaults.DatasetLimit),
            UploadLimit = Read(configuration, nameof(UploadLimit), defaults.UploadLimit),
            ExpandedLimit = Read(configuration, nameof(ExpandedLimit), defaults.ExpandedLimit),
            FileCountLimit = (int)Read(configuration, nameof(FileCountLimit), defaults.FileCountLimit, int.MaxValue),
            RatioLimit = (int)Read(configuration, nameof(RatioLimit), defaults.RatioLimit, int.MaxValue),
        };
    }

    /// <summary>How large the file at a path may be; what it holds is looked at when it is read.</summary>
    public long LimitOf(string path) => (Path.GetExtension(path).ToLowerInvariant(), ArtifactPaths.FolderKind(path)) switch
    {
        (".jsonl" or ".ndjson" or ".parquet", null or ArtifactKind.Dataset) => Math.Max(FileLimit, DatasetLimit),
        // A table or a list is data only where it lies among data.
        (".csv" or ".tsv" or ".json", ArtifactKind.Dataset) => Math.Max(FileLimit, DatasetLimit),
        _ => FileLimit,
    };

    private static long Read(IConfiguration configuration, string name, long otherwise, long atMost = 1L << 40)
    {
        var key = $"ReleaseConsole:Ingest:{name}";
        if (configuration[key] is not { Length: > 0 } set)
            return otherwise;
        return long.TryParse(set, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 && value <= atMost
            ? value
            : throw new InvalidOperationException($"{key} is “{set}”; it must be a whole number from 1 to {atMost}.");
    }
}
