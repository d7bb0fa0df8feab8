using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Audit;

/// <summary>How many entries answer a question, and how do they fall by action, actor, environment and artifact?</summary>
public sealed class AuditFacets(IDbContextFactory<ConsoleDb> contexts)
{
    public const int Most = AuditMatches.Window;
    public const string EnvironmentStart = "environment:";

    /// <summary>How many of each are counted: those with the most entries.</summary>
    public const int Longest = 12;

    public async Task<Result<AuditCounts>> RunAsync(AuditQuestion question, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var asked = await AuditMatches.OfAsync(db, question, actor, cancel);
        if (!asked.Succeeded)
            return asked.Refusal;
        var matches = asked.Value;

        var found = await Newest(matches, question).CountAsync(cancel);
        var actions = await Newest(matches, question with { Actions = [] })
            .GroupBy(entry => entry.Action).Select(group => new { group.Key, Count = group.Count() })
            .OrderByDescending(facet => facet.Count).ThenBy(facet => facet.Key).Take(Longest).ToListAsync(cancel);
        var actors = await Newest(matches, question with { Actors = [] })
            .GroupBy(entry => entry.ActorName).Select(group => new { group.Key, Count = group.Count() })
            .OrderByDescending(facet => facet.Count).ThenBy(facet => facet.Key).Take(Longest).ToListAsync(cancel);
        var others = Newest(matches, question with { Environments = [] });
        var names = await db.Set<ReleaseEnvironment>().AsNoTracking().Select(environment => EnvironmentStart + environment.Name)
            .Distinct().OrderBy(name => name).Take(Longest).ToListAsync(cancel);
        var environments = await db.Set<AuditSubject>().AsNoTracking()
            .Where(subject => names.Contains(subject.Subject) && others.Select(entry => entry.Index).Contains(subject.Index))
            .GroupBy(subject => subject.Subject).Select(group => new { group.Key, Count = group.Count() })
            .OrderByDescending(facet => facet.Count).ThenBy(facet => facet.Key).ToListAsync(cancel);
        var artifacts = await ArtifactsAsync(db, Newest(matches, question with { Subjects = [] }), cancel);
        var size = await db.Set<AuditHead>().AsNoTracking().Select(head => head.Size).FirstOrDefaultAsync(cancel);
        return new AuditCounts(
            Math.Min(found, Most), found > Most, size,
            [.. actions.Select(facet => new FacetCount(facet.Key, facet.Count))],
            [.. actors.Select(facet => new FacetCount(facet.Key, facet.Count))],
            [.. environments.Select(facet => new FacetCount(facet.Key[EnvironmentStart.Length..], facet.Count))], artifacts);
    }

    /// <summary>Artifacts are subjects by their path alone, e.g. <c>prompts/triage</c>.</summary>
    private static async Task<IReadOnlyList<FacetCount>> ArtifactsAsync(
        ConsoleDb db, IQueryable<AuditEntry> entries, CancellationToken cancel) =>
        [.. (await (from subject in db.Set<AuditSubject>().AsNoTracking()
                    where !EF.Functions.Like(subject.Subject, "%:%") && EF.Functions.Like(subject.Subject, "%/%")
                        && entries.Select(entry => entry.Index).Contains(subject.Index)
                    group subject by subject.Subject into named
                    select new { named.Key, Count = named.Count() })
            .OrderByDescending(facet => facet.Count).ThenBy(facet => facet.Key).Take(Longest).ToListAsync(cancel))
            .Select(facet => new FacetCount(facet.Key, facet.Count))];

    private static IQueryable<AuditEntry> Newest(AuditMatches matches, AuditQuestion question) =>
        matches.Where(question, long.MaxValue).OrderByDescending(entry => entry.Index).Take(Most + 1);
}
