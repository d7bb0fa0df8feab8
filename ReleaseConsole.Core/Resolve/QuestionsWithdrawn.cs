using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Resolve;

/// <summary>Files that were asked about are not in their source any more, so nobody has to say what they are.</summary>
public sealed record QuestionsWithdrawn(Guid Import, IReadOnlyList<string> Files) : AuditEvent
{
    public override string Summary => Files.Count == 1
        ? $"withdrew the question about {Files[0]}, which its source has no more"
        : $"withdrew the questions about {Files.Count} files, which their source has no more";

    public override IEnumerable<string> Subjects => [Import.ToString(), .. Files];
}

internal static class OpenQuestions
{
    /// <summary>
    /// What an earlier import of the same whole source asked about and this one does not have. What a file that is still there holds is asked
    /// about as it is. Only the unit of work is changed.
    /// </summary>
    public static async Task WithdrawAsync(
        this ConsoleDb db, Import import, IReadOnlySet<string> files, Actor actor, CancellationToken cancel)
    {
        var waiting = await db.Set<Unresolved>()
            .Where(one => one.ProductId == import.ProductId && one.ResolvedAs == null && one.ImportId != import.Id).ToListAsync(cancel);
        var gone = waiting.Where(one => !files.Contains(one.SourcePath)).ToList();
        if (gone.Count == 0)
            return;
        var asked = gone.Select(one => one.ImportId).Distinct().ToList();
        var earlier = (await db.Set<Import>().AsNoTracking().Where(one => asked.Contains(one.Id)).ToListAsync(cancel))
            .Where(one => IsSameSource(one, import)).Select(one => one.Id).ToHashSet();
        gone.RemoveAll(one => !earlier.Contains(one.ImportId));
        if (gone.Count == 0)
            return;
        db.RemoveRange(gone);
        db.Record(
            actor, new QuestionsWithdrawn(
                import.Id.Value, [.. gone.Select(one => one.SourcePath).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])
            {
                Product = import.ProductId,
            });
    }

    // What was handed in was pulled from no place, and two archives of one name may be of two repositories.
    private static bool IsSameSource(Import one, Import other) =>
        other.Location is not null && one.Source == other.Source && one.SourceName == other.SourceName && one.Location == other.Location
        && one.Connection == other.Connection && one.SourceId == other.SourceId;
}
