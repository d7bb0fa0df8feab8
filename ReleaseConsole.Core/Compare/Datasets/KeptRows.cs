using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare.Datasets;

/// <summary>Whether the rows of a dataset are here, or only what was kept of them when it was imported.</summary>
internal static class KeptRows
{
    /// <summary>A pointer, a card and a file of which only the head is read stand for rows that are not here.</summary>
    public static bool AreHere(PinnedContent content)
    {
        if (content.Form == ContentForm.Text || content.Large is not null)
            return false;
        if (content.Profile is not { } kept)
            return DatasetPointer.Of(content) is null;
        // The bytes that were counted, or as many rows in another form.
        return kept.HasRows && (content.Pin.Digest == kept.Bytes || DatasetReading.Values(content).Count == kept.Rows);
    }

    /// <summary>What was kept where rows can be told apart by their hashes; null where they cannot.</summary>
    public static DatasetProfile? Hashed(PinnedContent? content) => content?.Profile is { HasRows: true } kept ? kept : null;
}
