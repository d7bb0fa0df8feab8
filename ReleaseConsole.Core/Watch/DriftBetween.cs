using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.WriteBack;

namespace ReleaseConsole.Core.Watch;

/// <summary>One difference between what should be live and what was seen.</summary>
public sealed record FoundDrift(DriftKind Kind, string Path, string? Expected, string? Observed);

/// <summary>What differs between the live manifest and a target, with the whole reasoning in its rows.</summary>
public static class DriftBetween
{
    /// <param name="differing">How the files that were seen compare with the live manifest's; empty where no file was read.</param>
    public static IReadOnlyList<FoundDrift> Of(Digest live, Observation seen, IReadOnlyList<DifferingFile> differing)
    {
        if (!seen.CouldRead)
            return [new(DriftKind.CannotTell, PinnedFiles.ManifestFile, live.ToString(), seen.Detail)];
        if (seen.Pointer.Length == 0)
            return [new(DriftKind.Missing, PinnedFiles.ManifestFile, live.ToString(), null)];
        var found = new List<FoundDrift>();
        if (seen.Manifest != live)
            found.Add(new(DriftKind.PointerMoved, PinnedFiles.ManifestFile, live.ToString(), seen.Manifest?.ToString()));
        found.AddRange(
            differing.Select(one => new FoundDrift(Kind(one.How), one.Path, one.Expected?.ToString(), one.Observed?.ToString())));
        return found;
    }

    private static DriftKind Kind(FileDifference how) => how switch
    {
        FileDifference.Edited => DriftKind.ContentEdited,
        FileDifference.Missing => DriftKind.Missing,
        FileDifference.Extra => DriftKind.Extra,
    };
}
