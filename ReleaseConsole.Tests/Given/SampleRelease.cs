using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Formats;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Tests.Given;

/// <summary>The releases under <c>samples/support-agent</c>, read by the real formats, without a database.</summary>
internal static class SampleRelease
{
    public static ManifestContents Read(string version)
    {
        var folder = Path.Combine(Root(), "samples", "support-agent", version);
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => new SourceFile(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes(file)))
            .Where(file => file.Path is not ("release.yaml" or "notes.md")).ToList();
        var overlays = files.Where(file => Path.GetFileNameWithoutExtension(file.Path)
            .Contains('.') && file.Path.StartsWith("settings/", StringComparison.Ordinal)).ToList();
        return Content.Manifest([.. files.Except(overlays).SelectMany(file => Pinned(file, overlays))]);
    }

    private static IEnumerable<PinnedContent> Pinned(SourceFile file, List<SourceFile> overlays)
    {
        var own = file.Path.StartsWith("settings/", StringComparison.Ordinal)
            ? overlays.Select(one => new SettingsOverlay(Path.GetExtension(Path.GetFileNameWithoutExtension(one.Path))[1..], one))
                .ToList() : [];
        return from item in ArtifactFormats.Read(new ImportUnit(file, own)).Items
               let candidate = item.Value
               select Content.Of(
                   candidate.Kind, candidate.Path[(candidate.Path.IndexOf('/') + 1)..], candidate.Content.Form,
                   candidate.Content.Canonical);
    }

    internal static string Root()
    {
        var at = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(at, "ReleaseConsole.sln")))
            at = Path.GetDirectoryName(at)!;
        return at;
    }
}
