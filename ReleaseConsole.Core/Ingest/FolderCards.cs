using System.Collections.Concurrent;
using ReleaseConsole.Core.Ingest.Formats;
using ReleaseConsole.Core.Ingest.Sources;

namespace ReleaseConsole.Core.Ingest;

/// <summary>The READMEs of an import that are the card of the data in their folder. Each is read once.</summary>
internal sealed class FolderCards(StagedImport staged)
{
    private readonly Dictionary<string, StagedFile> _readmes = staged.Index.Files
        .Where(file => file.Offset is not null && Path.GetFileName(file.Path) == "README.md")
        .ToDictionary(file => file.Path, StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, SourceFile?> _cards = new(StringComparer.Ordinal);

    /// <summary>Whether there is any README that may be one.</summary>
    public bool MayBe => _readmes.Count > 0;

    /// <summary>The card a file has: that of the nearest folder around it that has one.</summary>
    public SourceFile? Of(string path)
    {
        for (var end = path.LastIndexOf('/'); ; end = path.LastIndexOf('/', end - 1))
        {
            var folder = end < 0 ? "" : path[..(end + 1)];
            if (!_cards.TryGetValue(folder, out var card) && _readmes.TryGetValue(folder + "README.md", out var readme))
                _cards[folder] = card = staged.Read(readme) is var file && DatasetCard.IsCard(file) ? file : null;
            if (card is not null || end <= 0)
                return card;
        }
    }
}
