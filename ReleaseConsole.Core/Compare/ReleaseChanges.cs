using System.Text.Json.Serialization;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare;

/// <summary>Everything that differs between two manifests; <see cref="From"/> is null when nothing was live before.</summary>
public sealed record ReleaseChanges(Digest? From, Digest To, IReadOnlyList<ArtifactChange> Changes, int Unchanged)
{
    /// <summary>
    /// How many artifacts go on under another name. Each is two of the changes: the old name that went, the new one that came.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Renamed { get; init; }

    /// <summary>For instance <c>2 changed, 1 renamed, 5 unchanged</c>.</summary>
    public static string Sum(int changes, int renamed, int unchanged) =>
        $"{Counted.Of(changes - (2 * renamed))} changed, "
        + $"{(renamed == 0 ? "" : $"{Counted.Of(renamed)} renamed, ")}{Counted.Of(unchanged)} unchanged";
}
