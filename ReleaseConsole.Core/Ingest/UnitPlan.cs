using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest.Sources;

namespace ReleaseConsole.Core.Ingest;

/// <summary>Which files are read together, decided by their names alone.</summary>
internal sealed record UnitPlan(StagedFile File, IReadOnlyList<(string Environment, StagedFile File)> Overlays)
{
    public Refusal? Refusal { get; private init; }
    public string? LeftOut { get; private init; }

    /// <summary>In order of path. <c>runtime.production.yaml</c> belongs to <c>runtime.yaml</c> beside it.</summary>
    public static IReadOnlyList<UnitPlan> Of(
        IEnumerable<StagedFile> files, IReadOnlyCollection<string> environments, IReadOnlySet<string> notes)
    {
        var all = files.OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        var bases = all.Where(file => IsSettings(file.Path)).GroupBy(file => Stem(file.Path), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var plans = new List<UnitPlan>();
        var overlays = new List<(string Base, string Environment, StagedFile File)>();
        foreach (var file in all)
        {
            var (stem, environment) = IsSettings(file.Path) ? Split(Stem(file.Path)) : ("", "");
            if (environment.Length > 0 && bases.TryGetValue(stem, out var owner) && !IsOverlay(stem, bases))
                overlays.Add((owner.Path, environment, file));
            else if (environment.Length > 0 && environments.Contains(environment))
                plans.Add(new UnitPlan(file, []) { Refusal = IngestRefusals.OverlayWithoutBase(environment, Path.GetFileName(stem) + Path.GetExtension(file.Path)) });
            else
                plans.Add(new UnitPlan(file, []) { LeftOut = notes.Contains(file.Path) ? "The notes of the release, not an artifact." : null });
        }
        var byBase = overlays.ToLookup(overlay => overlay.Base, StringComparer.Ordinal);
        return [.. plans.Select(plan => plan with { Overlays = [.. byBase[plan.File.Path].Select(one => (one.Environment, one.File))] })];
    }

    private static bool IsOverlay(string stem, Dictionary<string, StagedFile> bases) =>
        Split(stem) is { Environment.Length: > 0 } split && bases.ContainsKey(split.Stem);

    private static bool IsSettings(string path) => ArtifactPaths.FolderKind(path) == ArtifactKind.Settings && SettingsFileName.IsOne(path);

    private static string Stem(string path) => SettingsFileName.Stem(path);

    private static (string Stem, string Environment) Split(string stem) => SettingsFileName.Split(stem);
}
