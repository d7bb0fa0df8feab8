using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare.Datasets;

/// <summary>Data that is elsewhere, known by its hash, its size and how many files it is; a pointer has no rows of its own.</summary>
internal sealed record DatasetPointer(string Hash, double? Size, double? Files)
{
    private const int Longest = 65_536;

    public static DatasetPointer? Of(PinnedContent? content) =>
        content is { Form: ContentForm.Json, Bytes.Length: < Longest } && content.Bytes.AsSpan().IndexOf("\"pointer\":"u8) >= 0
        && JsonNode.Parse(content.Bytes) is JsonObject members && members["pointer"].Word() == "dvc" && members["value"].Word() is { } hash
            ? new DatasetPointer(hash, members["size"].Number(), members["nfiles"].Number())
            : null;

    /// <summary>Which share of the data is no longer pointed to, as far as files or bytes tell; 0 where there is as much or more.</summary>
    public static double Lost(DatasetPointer before, DatasetPointer after) => (before, after) switch
    {
        ({ Files: > 0 and var was }, { Files: { } now }) when now < was => (was - now) / was,
        ({ Size: > 0 and var was }, { Size: { } now }) when now < was => (was - now) / was,
        _ => 0,
    };

    /// <summary>For instance <c>3 files of 12 kB</c>.</summary>
    public override string ToString() => (Files, Size) switch
    {
        ({ } files, { } size) => $"{Counted.Of((long)files, "file")} of {Sized.Of((long)size)}",
        ({ } files, null) => Counted.Of((long)files, "file"),
        (null, { } size) => Sized.Of((long)size),
        _ => "data of a size that is not stated",
    };

    /// <summary>What is to be said of a pair of which no side is more than a pointer; null where one is.</summary>
    public static Comparison? Compared(ArtifactPair pair)
    {
        var (before, after) = (Of(pair.Before), Of(pair.After));
        if ((pair.Before is not null && before is null) || (pair.After is not null && after is null))
            return null;
        if (before is null || after is null)
            return new Comparison(after is null
                ? $"`{pair.Path}` is no longer part of the release."
                : $"`{pair.Path}` is new; it points to {after} elsewhere.", []);
        List<ChangeDetail> details = before.Hash == after.Hash
            ? []
            : [Line("Data", before.Hash, after.Hash, $"It points to other data: {after} (was {before}).")];
        if (before.Size != after.Size)
            details.Add(Line("Size", Said(before.Size), Said(after.Size), null));
        if (before.Files != after.Files)
            details.Add(Line("Files", Count(before.Files), Count(after.Files), null));
        return new Comparison(
            before.Hash == after.Hash
                ? "It points to the same data as before."
                : $"It points to other data: {after} (was {before}).", details);
    }

    private static ChangeDetail Line(string label, string? before, string? after, string? meaning) =>
        new("", label, ChangeType.Changed, before, after, Effect.Different, ChangeTopic.Rows) { Meaning = meaning };

    private static string Count(double? files) => files is { } known ? Counted.Of((long)known) : "not stated";

    private static string Said(double? size) => size is { } known ? Sized.Of((long)known) : "not stated";
}
