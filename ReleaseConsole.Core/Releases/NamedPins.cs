using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Releases;

/// <summary>
/// Which exact bytes do these names pin? <c>prompts/triage@4</c> is a version, <c>-prompts/triage</c> leaves the artifact out (null);
/// what names nothing is refused. At most 500.
/// </summary>
public sealed class NamedPins(IDbContextFactory<ConsoleDb> contexts)
{
    private const int Most = 500;

    public async Task<Result<IReadOnlyDictionary<string, ManifestLine?>>> RunAsync(
        string product, IReadOnlyList<string> names, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var wanted = names.Take(Most).Select(Parse).DistinctBy(one => one.Path).ToList();
        var paths = wanted.ConvertAll(one => one.Path);
        var numbers = wanted.Select(one => one.Number).OfType<int>().Distinct().ToList();
        var id = admission.Value.Product.Id;
        var found = numbers.Count == 0 ? [] : await (
            from artifact in db.Set<Artifact>().AsNoTracking()
            join version in db.Set<ArtifactVersion>().AsNoTracking() on artifact.Id equals version.ArtifactId
            where artifact.ProductId == id && paths.Contains(artifact.Path) && numbers.Contains(version.Number)
            select new ManifestLine(artifact.Kind, artifact.Path, version.Digest, version.Number, version.AuthorName, version.CreatedAt)).ToListAsync(cancel);
        var pins = new Dictionary<string, ManifestLine?>(StringComparer.Ordinal);
        foreach (var (path, number) in wanted)
        {
            pins[path] = found.Find(line => line.Path == path && line.Version == number);
            if (number is not null && pins[path] is null)
                return ArtifactsRefusals.NoSuchVersion(path, number.Value.ToString(CultureInfo.InvariantCulture));
        }
        return pins;
    }

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
