using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest.Formats;

namespace ReleaseConsole.Core.Ingest;

/// <summary>Which formats a kind can be written in.</summary>
public static class ExportFormats
{
    public static IReadOnlyList<string> Of(ArtifactKind kind) =>
        [.. ArtifactFormats.All.OfType<IWritableFormat>().Where(one => one.Kind == kind).Select(one => one.Name)];
}
