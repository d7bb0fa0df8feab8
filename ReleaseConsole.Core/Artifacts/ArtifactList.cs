using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>Which artifacts does the product have? In order of path; at most <see cref="ArtifactFilter.Most"/> a page.</summary>
public sealed class ArtifactList(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<ArtifactsListed>> RunAsync(string product, ArtifactFilter filter, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var id = admission.Value.Product.Id;
        var matching = Matching(db, id, filter.Text);
        var ofKind = await matching.GroupBy(row => row.Artifact.Kind).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancel);
        var shown = matching.Where(row => filter.Kind == null || row.Artifact.Kind == filter.Kind);
        if (filter.After is { } after)
            shown = shown.Where(row => row.Artifact.Path.CompareTo(after) > 0);
        var rows = await shown.OrderBy(row => row.Artifact.Path).ThenBy(row => row.Artifact.Kind).Skip(Math.Max(0, filter.Skip))
            .Take(Math.Clamp(filter.Limit, 1, ArtifactFilter.Most + 1)).ToListAsync(cancel);
        var live = await db.LiveAsync(id, [.. rows.Select(row => row.Artifact.Path)], cancel);
        return new ArtifactsListed(
            [.. rows.Select(row => new ArtifactRow(
                row.Artifact.Kind, row.Artifact.Path, row.Newest.Number, row.Newest.Digest, row.Newest.Message, row.Newest.AuthorName,
                row.Newest.CreatedAt, [.. live[(row.Artifact.Kind, row.Artifact.Path)]]))],
            filter.Kind is { } kind ? ofKind.GetValueOrDefault(kind) : ofKind.Values.Sum(),
            ofKind);
    }

    private static IQueryable<Row> Matching(ConsoleDb db, ProductId product, string? text)
    {
        var rows = from artifact in db.Set<Artifact>().AsNoTracking()
                   join version in db.Set<ArtifactVersion>().AsNoTracking() on artifact.Id equals version.ArtifactId
                   where artifact.ProductId == product
                       && version.Number == db.Set<ArtifactVersion>().Where(other => other.ArtifactId == artifact.Id)
                           .Max(other => other.Number)
                   select new Row { Artifact = artifact, Newest = version };
        if (string.IsNullOrWhiteSpace(text))
            return rows;
        var pattern = LikePattern.Holding(text.Trim());
        return rows.Where(row => EF.Functions.Like(row.Artifact.Path, pattern, @"\") || EF.Functions.Like(row.Newest.Message, pattern, @"\")
            || EF.Functions.Like(row.Newest.AuthorName, pattern, @"\"));
    }

    private sealed class Row
    {
        public required Artifact Artifact { get; init; }
        public required ArtifactVersion Newest { get; init; }
    }
}
