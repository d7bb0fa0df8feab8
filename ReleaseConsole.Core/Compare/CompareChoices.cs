using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Compare;

/// <summary>
/// What can be picked for this text? What is and was live, releases newest first, the asking person's drafts, and artifacts by path with
/// their newest versions; <c>prompts/triage@</c> asks for all of one. A few of each.
/// </summary>
public sealed class CompareChoices(IDbContextFactory<ConsoleDb> contexts)
{
    private const int OfEach = 8;
    private const int OfOneArtifact = 30;

    public async Task<Result<IReadOnlyList<CompareChoice>>> RunAsync(string product, string? text, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var (id, wanted) = (admission.Value.Product.Id, (text ?? "").Trim());
        return (List<CompareChoice>)
        [
            .. await LiveAsync(db, id, wanted, cancel),
            .. await ReleasesAsync(db, id, wanted, cancel),
            .. await DraftsAsync(db, id, wanted, actor, cancel),
            .. await VersionsAsync(db, id, wanted, cancel),
        ];
    }

    private static async Task<IEnumerable<CompareChoice>> LiveAsync(ConsoleDb db, ProductId product, string text, CancellationToken cancel)
    {
        var places = await db.Set<ReleaseEnvironment>().AsNoTracking().Where(one => one.ProductId == product && one.LiveManifest != null)
            .OrderByDescending(one => one.Position).Select(one => new
            {
                one.Name,
                Last = (from record in db.Set<LiveRecord>()
                        join release in db.Set<Release>() on record.ReleaseId equals release.Id
                        where record.EnvironmentId == one.Id
                        orderby record.From descending, record.Id descending
                        select release.Version).Take(2).ToList(),
                Live = db.Set<Release>().Where(release => release.Id == one.LiveRelease).Select(release => release.Version)
                    .FirstOrDefault(),
            }).ToListAsync(cancel);
        return places.SelectMany(one => new[]
            {
                new CompareChoice(ChoiceGroup.Live, $"env:{one.Name}", $"Live in {one.Name}", one.Live),
                one.Last.Count > 1
                    ? new CompareChoice(ChoiceGroup.Live, $"env:{one.Name}~1", $"Before that in {one.Name}", one.Last[1])
                    : null,
            }).OfType<CompareChoice>()
            .Where(one => one.Name.Contains(text, StringComparison.OrdinalIgnoreCase)
                || one.Reference.Contains(text, StringComparison.OrdinalIgnoreCase)).Take(OfEach);
    }

    private static async Task<IEnumerable<CompareChoice>> ReleasesAsync(
        ConsoleDb db, ProductId product, string text, CancellationToken cancel)
    {
        var pattern = LikePattern.Holding(text);
        var found = await db.Set<Release>().AsNoTracking()
            .Where(one => one.ProductId == product && (text == "" || EF.Functions.Like(one.Version, pattern, @"\")))
            .OrderByDescending(one => one.CreatedAt).Take(OfEach).Select(one => new { one.Version, one.State, one.CreatedByName })
            .ToListAsync(cancel);
        return found.Select(one => new CompareChoice(
            ChoiceGroup.Release, one.Version, one.Version, one.State == ReleaseState.Withdrawn ? "withdrawn" : one.CreatedByName));
    }

    private static async Task<IEnumerable<CompareChoice>> DraftsAsync(
        ConsoleDb db, ProductId product, string text, Actor actor, CancellationToken cancel)
    {
        var pattern = LikePattern.Holding(text);
        var found = await (from draft in db.Set<Draft>().AsNoTracking()
                           join artifact in db.Set<Artifact>().AsNoTracking() on draft.ArtifactId equals artifact.Id
                           where artifact.ProductId == product && draft.PersonId == actor.Id
                               && (text == "" || EF.Functions.Like(artifact.Path, pattern, @"\"))
                           orderby draft.SavedAt descending
                           select artifact.Path).Take(OfEach).ToListAsync(cancel);
        return found.Select(path => new CompareChoice(ChoiceGroup.Draft, $"draft:{path}", path, "your draft"));
    }

    private static async Task<IEnumerable<CompareChoice>> VersionsAsync(
        ConsoleDb db, ProductId product, string text, CancellationToken cancel)
    {
        var asked = text.StartsWith("artifact:", StringComparison.Ordinal) ? text["artifact:".Length..] : text;
        var (path, isOne) = asked.LastIndexOf('@') is > 0 and var at ? (asked[..at], true) : (asked, false);
        if (path.Length == 0)
            return [];
        var pattern = LikePattern.Holding(path);
        var known = from artifact in db.Set<Artifact>().AsNoTracking()
                    join version in db.Set<ArtifactVersion>().AsNoTracking() on artifact.Id equals version.ArtifactId
                    where artifact.ProductId == product
                    select new { artifact.Id, artifact.Path, version.Number, version.Message };
        var found = isOne
            ? await known.Where(one => one.Path == path).OrderByDescending(one => one.Number).Take(OfOneArtifact).ToListAsync(cancel)
            : await known.Where(one => EF.Functions.Like(one.Path, pattern, @"\")
                    && one.Number == db.Set<ArtifactVersion>().Where(other => other.ArtifactId == one.Id).Max(other => other.Number))
                .OrderBy(one => one.Path).Take(OfEach).ToListAsync(cancel);
        return found.Select(one => new CompareChoice(
            ChoiceGroup.Version, new CompareReference.OfArtifact(one.Path, one.Number).ToString(),
            string.Create(CultureInfo.InvariantCulture, $"{one.Path} v{one.Number}"), one.Message));
    }
}
