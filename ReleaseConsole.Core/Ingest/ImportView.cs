using ReleaseConsole.Core.Ingest.Sources;

namespace ReleaseConsole.Core.Ingest;

/// <summary>An import as its page and <c>GET /imports/{id}</c> show it.</summary>
public sealed record ImportView(
    ImportId Id, string Product, string Source, string SourceName, ImportState State, int Total, int Done, OutcomeCounts Outcomes,
    string StartedBy, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string? Problem)
{
    /// <summary>The items that were asked for, in the order they were read.</summary>
    public required IReadOnlyList<ImportItem> Items { get; init; }

    /// <summary>The format each shown version was read in, by the item's number.</summary>
    public IReadOnlyDictionary<int, string> Formats { get; init; } = new Dictionary<int, string>();

    /// <summary>The latest earlier version that had these very bytes, by the item's number: what was left behind has come back.</summary>
    public IReadOnlyDictionary<int, int> BackTo { get; init; } = new Dictionary<int, int>();

    /// <summary>How many items the filter leaves in all.</summary>
    public required int Matching { get; init; }

    /// <summary>The outside place and its state, e.g. the commit; null for what was handed in.</summary>
    public SourceOrigin? Origin { get; init; }

    /// <summary>The file of the last item that was saved, while it runs.</summary>
    public string? LatestFile { get; init; }

    /// <summary>The file that is being read at this moment, where this machine reads it; null while what was read is saved.</summary>
    public BeingRead? Reading { get; init; }

    /// <summary>Others are fetched or read before it.</summary>
    public bool IsWaiting { get; init; }

    public bool IsOpen => State is ImportState.Fetching or ImportState.Staged or ImportState.Running;

    /// <summary>Who asks may stop it, or have it read again.</summary>
    public bool MayAuthor { get; init; }

    /// <summary>Its files are kept and can be read again.</summary>
    public bool CanRetry { get; init; }
}
