using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest.Formats;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest;

/// <summary>
/// Which environments differ in the settings a product already has. One file of them alone says nothing about the overlays it came
/// with before, so it must not drop them; a whole folder does say so, and then it is remarked.
/// </summary>
internal sealed class KeptOverlays(IReadOnlyDictionary<string, IReadOnlyList<string>> environments, bool isComplete)
{
    public static async Task<KeptOverlays> OfAsync(
        ConsoleDb db, IEnumerable<KnownArtifact> known, bool isComplete, CancellationToken cancel)
    {
        var pathOf = known.Where(one => one.Kind == ArtifactKind.Settings).ToLookup(one => one.Newest, one => one.Path);
        var newest = pathOf.Select(group => group.Key).ToList();
        var environments = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        await foreach (var blob in db.Set<Blob>().AsNoTracking().Where(one => newest.Contains(one.Digest))
            .AsAsyncEnumerable().WithCancellation(cancel))
            foreach (var path in pathOf[blob.Digest])
                environments[path] = EnvironmentSettings.OverlaysOf(blob.Bytes);
        return new KeptOverlays(environments, isComplete);
    }

    public Refusal? Refuse(string path, ReadItem item)
    {
        if (isComplete || Dropped(path, item.Candidate!) is not { Count: > 0 } dropped)
            return null;
        var (name, extension) = (Path.GetFileNameWithoutExtension(item.SourcePath), Path.GetExtension(item.SourcePath));
        return IngestRefusals.OverlaysMissing(dropped, dropped.Select(environment => $"{name}.{environment}{extension}"));
    }

    public string? Remark(string path, ReadItem item) => Dropped(path, item.Candidate!) is { Count: > 0 } dropped
        ? $"{item.Remark} What differed in {string.Join(", ", dropped)} is gone: the folder has no file for it.".TrimStart()
        : item.Remark;

    private List<string> Dropped(string path, Candidate candidate) =>
        candidate.Kind == ArtifactKind.Settings && environments.TryGetValue(path, out var before)
            ? [.. before.Except(EnvironmentSettings.OverlaysOf(candidate.Content.Canonical), StringComparer.Ordinal)
                .Where(name => candidate.Content.Format != "dotenv" || !SettingsFileName.IsNoEnvironment(name))]
            : [];
}
