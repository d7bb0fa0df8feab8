using System.Text;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest.Formats;
using ReleaseConsole.Core.Ingest.Sources;

namespace ReleaseConsole.Core.Ingest;

/// <summary>Which files are read together, decided by their names alone.</summary>
internal sealed record UnitPlan(StagedFile File, IReadOnlyList<(string Environment, StagedFile File)> Overlays)
{
    private const int MostAtOnce = 250;
    private const long BytesAtOnce = 4 * 1024 * 1024;

    public Refusal? Refusal { get; private init; }
    public string? LeftOut { get; private init; }

    /// <summary>What says which column of a table of results is what: <c>golden.mapping.yaml</c> beside <c>golden.csv</c>.</summary>
    public StagedFile? Mapping { get; private init; }

    /// <summary>In order of path, numbers by value. <c>runtime.production.yaml</c> belongs to <c>runtime.yaml</c> beside it.</summary>
    public static IReadOnlyList<UnitPlan> Of(
        IEnumerable<StagedFile> files, IReadOnlyCollection<string> environments, IReadOnlySet<string> notes)
    {
        var all = files.OrderBy(file => ByNumber(file.Path), StringComparer.Ordinal).ToList();
        var bases = all.Where(file => IsSettings(file.Path)).GroupBy(file => Stem(file.Path), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var mappings = Mappings(all);
        var mapped = mappings.Values.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var plans = new List<UnitPlan>();
        var overlays = new List<(string Base, string Environment, StagedFile File)>();
        foreach (var file in all)
        {
            var (stem, environment) = IsSettings(file.Path) ? Split(Stem(file.Path)) : ("", "");
            if (mapped.Contains(file.Path))
                plans.Add(new UnitPlan(file, []) { LeftOut = "Says what the columns of the table beside it are; read with it." });
            else if (environment.Length > 0 && SettingsFileName.WhyNot(file.Path) is { } why)
                plans.Add(new UnitPlan(file, []) { LeftOut = why });
            else if (environment.Length > 0 && bases.TryGetValue(stem, out var owner) && !IsOverlay(stem, bases))
                overlays.Add((owner.Path, environment, file));
            else if (environment.Length > 0 && environments.Contains(environment))
                plans.Add(
                    new UnitPlan(file, [])
                    {
                        Refusal = IngestRefusals.OverlayWithoutBase(
                        environment, Path.GetFileName(stem) + Path.GetExtension(file.Path))
                    });
            else
                plans.Add(new UnitPlan(file, [])
                {
                    LeftOut = notes.Contains(file.Path) ? "The notes of the release, not an artifact." : null,
                    Mapping = mappings.GetValueOrDefault(file.Path),
                });
        }
        var byBase = overlays.ToLookup(overlay => overlay.Base, StringComparer.Ordinal);
        return [.. plans.Select(plan => plan with { Overlays = [.. byBase[plan.File.Path].Select(one => (one.Environment, one.File))] })];
    }

    /// <summary>
    /// In the same order, as many at a time as are read side by side: few enough to be held, and more than one where they are small.
    /// </summary>
    public static IEnumerable<IReadOnlyList<UnitPlan>> InPortions(IReadOnlyList<UnitPlan> plans)
    {
        var (some, bytes) = (new List<UnitPlan>(), 0L);
        foreach (var plan in plans)
        {
            var size = plan.File.Size + plan.Overlays.Sum(overlay => overlay.File.Size);
            if (some.Count > 0 && (some.Count == MostAtOnce || bytes + size > BytesAtOnce))
            {
                yield return some;
                (some, bytes) = ([], 0);
            }
            some.Add(plan);
            bytes += size;
        }
        if (some.Count > 0)
            yield return some;
    }

    // The length of a number before it: version 9 of a prompt comes before version 10, and is not older than what was just read.
    private static string ByNumber(string path)
    {
        if (!path.AsSpan().ContainsAnyInRange('0', '9'))
            return path;
        var key = new StringBuilder(path.Length + 8);
        for (var at = 0; at < path.Length; at++)
        {
            if (char.IsAsciiDigit(path[at]) && (at == 0 || !char.IsAsciiDigit(path[at - 1])))
            {
                var end = path.AsSpan(at).IndexOfAnyExceptInRange('0', '9');
                key.Append((char)('0' + Math.Min(9, end < 0 ? path.Length - at : end)));
            }
            key.Append(path[at]);
        }
        return key.ToString();
    }

    /// <summary>The mapping of each table that has one beside it, by the table's path.</summary>
    private static Dictionary<string, StagedFile> Mappings(List<StagedFile> files)
    {
        var stated = files.Where(file => file.Offset is not null && StatedMapping.TableOf(file.Path) is not null)
            .ToLookup(file => StatedMapping.TableOf(file.Path)!, StringComparer.Ordinal);
        return stated.Count == 0 ? [] : files
            .Where(file => ArtifactPaths.FolderKind(file.Path) == ArtifactKind.Evaluation
                && Path.GetExtension(GzippedRows.NameInside(file.Path)) is ".csv" or ".jsonl" or ".json"
                && StatedMapping.TableOf(file.Path) is null && stated.Contains(Table(file.Path)))
            .ToDictionary(file => file.Path, file => stated[Table(file.Path)].First(), StringComparer.Ordinal);
    }

    private static string Table(string path) => ArtifactPaths.WithoutExtension(GzippedRows.NameInside(path));

    private static bool IsOverlay(string stem, Dictionary<string, StagedFile> bases) =>
        Split(stem) is { Environment.Length: > 0 } split && bases.ContainsKey(split.Stem);

    private static bool IsSettings(string path) => ArtifactPaths.FolderKind(path) == ArtifactKind.Settings && SettingsFileName.IsOne(path);

    private static string Stem(string path) => SettingsFileName.Stem(path);

    private static (string Stem, string Environment) Split(string stem) => SettingsFileName.Split(stem);
}
