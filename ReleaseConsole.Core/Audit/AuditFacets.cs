using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Audit;

/// <summary>One value that narrows a search, and how many of the found entries have it.</summary>
public sealed record FacetCount(string Value, int Count);

/// <summary>
/// The counts beside a search. Each list counts what the other filters leave; above <see cref="AuditFacets.Most"/> entries only the
/// newest are counted, and <see cref="IsCut"/> says so. <see cref="LogSize"/> is the size of the whole log.
/// </summary>
public sealed record AuditCounts(
    int Found, bool IsCut, long LogSize, IReadOnlyList<FacetCount> Actions, IReadOnlyList<FacetCount> Actors, IReadOnlyList<FacetCount> Environments);

/// <summary>How many entries answer a question, and how do they fall by action, actor and environment?</summary>
public sealed class AuditFacets(IDbContextFactory<ConsoleDb> contexts)
{
    public const int Most = AuditMatches.Window;
    public const string EnvironmentStart = "environment:";
    private const int Longest = 12;

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
        var others = Newest(matches, question with { Subjects = [.. question.Subjects.Where(subject => !IsEnvironment(subject))] });
        var names = await db.Set<ReleaseEnvironment>().AsNoTracking().Select(environment => EnvironmentStart + environment.Name)
            .Distinct().Take(Longest).ToListAsync(cancel);
        var environments = await db.Set<AuditSubject>().AsNoTracking()
            .Where(subject => names.Contains(subject.Subject) && others.Select(entry => entry.Index).Contains(subject.Index))
            .GroupBy(subject => subject.Subject).Select(group => new { group.Key, Count = group.Count() })
            .OrderByDescending(facet => facet.Count).ThenBy(facet => facet.Key).ToListAsync(cancel);
        var size = await db.Set<AuditHead>().AsNoTracking().Select(head => head.Size).FirstOrDefaultAsync(cancel);
        return new AuditCounts(
            Math.Min(found, Most), found > Most, size,
            [.. actions.Select(facet => new FacetCount(facet.Key, facet.Count))],
            [.. actors.Select(facet => new FacetCount(facet.Key, facet.Count))],
            [.. environments.Select(facet => new FacetCount(facet.Key[EnvironmentStart.Length..], facet.Count))]);
    }

    public static bool IsEnvironment(string subject) => subject.StartsWith(EnvironmentStart, StringComparison.Ordinal);

    private static IQueryable<AuditEntry> Newest(AuditMatches matches, AuditQuestion question) =>
        matches.Where(question, long.MaxValue).OrderByDescending(entry => entry.Index).Take(Most + 1);
}
