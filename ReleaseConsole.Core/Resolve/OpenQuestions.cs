using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Resolve;

internal static class OpenQuestions
{
    private const int ToldAtOnce = 100;

    /// <summary>
    /// What an earlier import of the same whole source asked about and this one does not have. What a file that is still there holds is
    /// asked about as it is. Only the unit of work is changed.
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
        db.RemoveRange(gone);
        foreach (var some in gone.OrderBy(one => one.SourcePath, StringComparer.Ordinal).ThenBy(one => one.Path, StringComparer.Ordinal)
            .Select(Told).Chunk(ToldAtOnce))
            db.Record(actor, new QuestionsWithdrawn(import.Id.Value, some) { Product = import.ProductId });
    }

    private static WithdrawnQuestion Told(Unresolved one) =>
        new(one.SourcePath, one.Kind, one.Path, one.Content, one.Reason) { MayBe = one.MayBe };

    // What was handed in was pulled from no place, and two archives of one name may be of two repositories.
    private static bool IsSameSource(Import one, Import other) =>
        other.Location is not null && one.Source == other.Source && one.SourceName == other.SourceName && one.Location == other.Location
        && one.Connection == other.Connection && one.SourceId == other.SourceId;
}
