using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Resolve;

/// <summary>Loads what the closure of a release is judged on.</summary>
internal static class ClosureReading
{
    private static readonly ArtifactKind[] Naming =
        [ArtifactKind.Prompt, ArtifactKind.Policy, ArtifactKind.Settings, ArtifactKind.Model, ArtifactKind.Tool];

    /// <summary>Of a release that is frozen already.</summary>
    public static async Task<ClosureFound> OfAsync(ConsoleDb db, ProductId product, Digest manifest, CancellationToken cancel)
    {
        var entries = await db.Set<ManifestEntry>().AsNoTracking()
            .Where(entry => entry.ProductId == product && entry.ManifestDigest == manifest).ToListAsync(cancel);
        var pins = entries.ToLookup(
            entry => entry.Kind == ArtifactKind.Evaluation,
            entry => new KnownPin(new PinnedArtifact(entry.Kind, entry.Path, entry.Digest), entry.VersionId));
        return await OfAsync(db, product, new PinnedVersions([.. pins[false]], [.. pins[true]]), cancel);
    }

    public static async Task<ClosureFound> OfAsync(
        ConsoleDb db, ProductId product, PinnedVersions pins, CancellationToken cancel)
    {
        var versions = pins.Artifacts.Where(one => Naming.Contains(one.Pin.Kind)).Select(one => one.Version).ToList();
        var data = new Dictionary<ArtifactVersionId, List<string>>();
        var evaluations = pins.Evaluations.Select(one => one.Version).ToList();
        var rows = await (from version in db.Set<ArtifactVersion>().AsNoTracking()
                          join content in db.Set<Blob>().AsNoTracking() on version.Digest equals content.Digest
                          join original in db.Set<Blob>().AsNoTracking() on version.Original equals original.Digest
                          where versions.Contains(version.Id)
                          select new Row(version.Id, version.Number, version.Origin, content.Form, content.Bytes, original.Bytes))
                              .ToDictionaryAsync(row =>
                              row.Id, cancel);
        if (evaluations.Count > 0)
            await foreach (var row in (from version in db.Set<ArtifactVersion>().AsNoTracking()
                                       join content in db.Set<Blob>().AsNoTracking() on version.Digest equals content.Digest
                                       where evaluations.Contains(version.Id)
                                       select new { version.Id, content.Bytes }).AsAsyncEnumerable().WithCancellation(cancel))
                data[row.Id] = DataOf(row.Bytes);
        var contents = pins.Artifacts.Concat(pins.Evaluations).Select(one => rows.TryGetValue(one.Version, out var row)
            ? Content(one.Pin, row)
            : new ClosureContent(one.Pin.Kind, one.Pin.Path, "") { RanOn = data.GetValueOrDefault(one.Version) ?? [] }).ToList();
        return Closure.Of(contents, await NamesAsync(db, product, cancel));
    }

    private static ClosureContent Content(PinnedArtifact pin, Row row)
    {
        if (pin.Kind != ArtifactKind.Prompt)
            return new ClosureContent(pin.Kind, pin.Path, OriginalText.Of(pin.Kind, row.Original) ?? "");
        var prompt = PromptContent.Of(row.Form, row.Content);
        return new ClosureContent(pin.Kind, pin.Path, prompt.AllText)
        {
            Beside = prompt.Beside,
            Written = row.Form == ContentForm.Json ? OriginalText.Of(pin.Kind, row.Original) : null,
            Version = Provenance.Read(row.Origin).OutsideVersion ?? row.Number.ToString(CultureInfo.InvariantCulture),
        };
    }

    /// <summary>The data an evaluation says it ran on; its rows are not read.</summary>
    private static List<string> DataOf(byte[] evaluation)
    {
        var found = new List<string>();
        using var record = JsonDocument.Parse(evaluation);
        if (record.RootElement.TryGetProperty("ranOnNames", out var names) && names.ValueKind == JsonValueKind.Object
            && names.TryGetProperty("dataset", out var data) && data.ValueKind == JsonValueKind.String)
            found.AddRange(data.GetString()!.Split(", ", StringSplitOptions.RemoveEmptyEntries));
        if (record.RootElement.TryGetProperty("ranOnArtifacts", out var artifacts) && artifacts.ValueKind == JsonValueKind.Object)
            found.AddRange(artifacts.EnumerateObject().Select(one => one.Name)
                .Where(path => path.StartsWith("datasets/", StringComparison.Ordinal)));
        return found;
    }

    private sealed record Row(ArtifactVersionId Id, int Number, string Origin, ContentForm Form, byte[] Content, byte[] Original);

    private static async Task<KnownNames> NamesAsync(ConsoleDb db, ProductId product, CancellationToken cancel)
    {
        var paths = await db.Set<Artifact>().AsNoTracking().Where(one => one.ProductId == product).Select(one => one.Path)
            .ToListAsync(cancel);
        var aliases = await (from item in db.Set<Unresolved>().AsNoTracking()
                             join artifact in db.Set<Artifact>().AsNoTracking() on item.Target equals (ArtifactId?)artifact.Id
                             where item.ProductId == product && item.ResolvedAs == Resolution.Alias && item.RevokedAt == null
                             orderby item.ResolvedAt
                             select new { item.Path, Of = artifact.Path }).ToListAsync(cancel);
        return new KnownNames(
            paths.ToHashSet(StringComparer.Ordinal),
            aliases.GroupBy(one => one.Path, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Last().Of, StringComparer.Ordinal));
    }
}
