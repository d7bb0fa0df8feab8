using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Releases;

/// <summary>
/// Which exact bytes do these names pin? <c>prompts/triage@4</c> is a version, <c>-prompts/triage</c> leaves the artifact out (null), and
/// <c>~Ab3_x4.…</c> is many by their <see cref="PinCode"/>; what names nothing, and more than 2 000, is refused.
/// </summary>
public sealed class NamedPins(IDbContextFactory<ConsoleDb> contexts)
{
    private const int Most = 2_000;
    private const int MostArtifacts = 20_000;
    private const int Few = 20;

    /// <summary>The names of these pins; of many, one short name of all, because an address has no room for more.</summary>
    public static IReadOnlyList<string> Written(IEnumerable<NamedPin> pins)
    {
        var all = pins.ToList();
        return all.Count <= Few ? all.ConvertAll(Name) : ["~" + string.Join('.', all.Select(Code))];
    }

    public async Task<Result<IReadOnlyDictionary<string, ManifestLine?>>> RunAsync(
        string product, IReadOnlyList<string> names, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var id = admission.Value.Product.Id;
        var read = await ReadAsync(db, id, names, cancel);
        if (!read.Succeeded)
            return read.Refusal;
        var wanted = read.Value.DistinctBy(one => one.Path).ToList();
        var paths = wanted.ConvertAll(one => one.Path);
        var numbers = wanted.Select(one => one.Number).OfType<int>().Distinct().ToList();
        var found = numbers.Count == 0 ? [] : await (
            from artifact in db.Set<Artifact>().AsNoTracking()
            join version in db.Set<ArtifactVersion>().AsNoTracking() on artifact.Id equals version.ArtifactId
            where artifact.ProductId == id && paths.Contains(artifact.Path) && numbers.Contains(version.Number)
            select new ManifestLine(artifact.Kind, artifact.Path, version.Digest, version.Number, version.AuthorName, version.CreatedAt))
                .ToListAsync(cancel);
        var pins = new Dictionary<string, ManifestLine?>(StringComparer.Ordinal);
        foreach (var (path, number) in wanted)
        {
            pins[path] = found.Find(line => line.Path == path && line.Version == number);
            if (number is not null && pins[path] is null)
                return ArtifactsRefusals.NoSuchVersion(path, number.Value.ToString(CultureInfo.InvariantCulture));
        }
        return pins;
    }

    private static string Name(NamedPin pin) =>
        pin.Version is { } version ? string.Create(CultureInfo.InvariantCulture, $"{pin.Path}@{version}") : $"-{pin.Path}";

    private static string Code(NamedPin pin) =>
        PinCode.Of(pin.Kind, pin.Path) + pin.Version?.ToString(CultureInfo.InvariantCulture);

    private static async Task<Result<List<(string Path, int? Number)>>> ReadAsync(
        ConsoleDb db, ProductId product, IReadOnlyList<string> names, CancellationToken cancel)
    {
        var codes = names.Where(name => name.StartsWith('~')).SelectMany(name => name[1..].Split('.')).ToList();
        if (names.Count + codes.Count > Most)
            return ReleasesRefusals.TooManyPins(Most);
        var wanted = names.Where(name => !name.StartsWith('~')).Select(Parse).ToList();
        if (codes.Count == 0)
            return wanted;
        var artifacts = await db.Set<Artifact>().AsNoTracking().Where(one => one.ProductId == product).OrderBy(one => one.Path)
            .Take(MostArtifacts).Select(one => new { one.Kind, one.Path }).ToListAsync(cancel);
        var byCode = PinCode.Of(artifacts, one => (one.Kind, one.Path));
        foreach (var pin in codes)
            if (pin.Length < PinCode.Length || !byCode.TryGetValue(pin[..PinCode.Length], out var artifact))
                return ReleasesRefusals.UnknownPin(pin);
            else
                wanted.Add((artifact.Path, Number(pin[PinCode.Length..])));
        return wanted;
    }

    private static int? Number(string version) => version.Length == 0 ? null
        : int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static (string Path, int? Number) Parse(string name)
    {
        if (name.StartsWith('-'))
            return (name[1..], null);
        var at = name.LastIndexOf('@');
        return at > 0 && int.TryParse(name[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (name[..at], number)
            : (name, 0);
    }
}
