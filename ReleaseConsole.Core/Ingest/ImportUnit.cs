using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Ingest;

/// <summary>What is read as one: a file, and for settings the overlays of its environments.</summary>
public sealed record ImportUnit(SourceFile File, IReadOnlyList<SettingsOverlay> Overlays)
{
    /// <summary>The file beside a table of results that says what its columns are.</summary>
    public SourceFile? Mapping { get; init; }

    /// <summary>What a release file says of this one.</summary>
    public JsonObject? Said { get; init; }

    public static ImportUnit Of(SourceFile file) => new(file, []);

    public int Files => 1 + Overlays.Count;
}

/// <summary>The settings that differ in one environment.</summary>
public sealed record SettingsOverlay(string Environment, SourceFile File);
