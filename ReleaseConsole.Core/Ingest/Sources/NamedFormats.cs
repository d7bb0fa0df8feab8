namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>A source some of whose files a person named the format of.</summary>
public sealed class NamedFormats(IImportSource inner, IReadOnlyDictionary<string, string> formats) : IImportSource
{
    /// <summary>Stands for the path of every file that is not named itself.</summary>
    public const string Every = "*";

    public string Kind => inner.Kind;

    public string Name => inner.Name;

    public bool IsComplete => inner.IsComplete;

    public SourceOrigin? Origin => inner.Origin;

    public IReadOnlyDictionary<string, string>? Formats => formats;

    public Task<Refusal?> StageAsync(Staging staging, CancellationToken cancel) => inner.StageAsync(staging, cancel);

    public static string? For(string path, IReadOnlyDictionary<string, string>? formats) =>
        formats?.GetValueOrDefault(path) ?? formats?.GetValueOrDefault(Every);

    /// <summary>The source with the formats in <c>path=format</c> entries; the source itself when there are none.</summary>
    public static IImportSource Of(IImportSource source, IEnumerable<string> entries) => Of(source, In(entries));

    public static IImportSource Of(IImportSource source, IReadOnlyDictionary<string, string>? formats) =>
        formats is null ? source : new NamedFormats(source, formats);

    /// <summary>The formats in <c>path=format</c> entries; null when there are none.</summary>
    public static IReadOnlyDictionary<string, string>? In(IEnumerable<string> entries)
    {
        var formats = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in entries)
            if (entry.LastIndexOf('=') is > 0 and var equals)
                formats[entry[..equals]] = entry[(equals + 1)..];
        return formats.Count == 0 ? null : formats;
    }
}
