using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Ingest.Formats;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest;

/// <summary>
/// Which lines were refused? Read from the files as they were taken, for whoever may mend them. A file in which anything looks like a
/// secret shows none of its lines.
/// </summary>
public sealed class RefusedLines(IDbContextFactory<ConsoleDb> contexts, StagingArea area, IngestOptions limits)
{
    private const int Most = 50;
    private const int Around = 1;
    private const int Longest = 160;
    private const long LargestFile = 1024 * 1024;

    /// <returns>By the item's number; items without a line, or whose file is not kept, have none.</returns>
    public async Task<Result<IReadOnlyDictionary<int, LineExcerpt>>> RunAsync(
        ImportId id, IReadOnlyCollection<int> ordinals, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        if (await db.Set<Import>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancel) is not { } import)
            return IngestRefusals.NoSuchImport();
        var admission = await db.AdmitAsync(actor, import.ProductId, Permission.Author, cancel);
        if (!admission.Succeeded)
            return admission.Refusal.Kind == RefusalKind.NotFound ? IngestRefusals.NoSuchImport() : admission.Refusal;

        var excerpts = new Dictionary<int, LineExcerpt>();
        var items = await db.Set<ImportItem>().AsNoTracking()
            .Where(item => item.ImportId == id && item.Line != null && ordinals.Contains(item.Ordinal)
                && !IngestRefusals.SecretCodes.Contains(item.Code))
            .OrderBy(item => item.Ordinal).Take(Most).ToListAsync(cancel);
        if (items.Count == 0 || area.Open(id) is not { } staged)
            return excerpts;
        var files = staged.Index.Files.Where(file => file is { Offset: not null, Size: <= LargestFile })
            .ToDictionary(file => file.Path, StringComparer.Ordinal);
        foreach (var item in items)
            if (files.TryGetValue(item.SourcePath, out var file)
                && GzippedRows.Opened(staged.Read(file), limits) is { Succeeded: true, Value: { Bytes.Length: <= (int)LargestFile } opened }
                && Of(opened, item.Line!.Value, item.Column) is { } excerpt)
                excerpts[item.Ordinal] = excerpt;
        return excerpts;
    }

    internal static LineExcerpt? Of(SourceFile file, int line, int? column)
    {
        if (file.FirstSecret() is not { Succeeded: true, Value: null }
            || (file.IsStructured && file.Structure.Succeeded && LiteralSecrets.FirstIn(file.Structure.Value) is not null))
            return null;
        var lines = file.Text.Value.ReplaceLineEndings("\n").Split('\n');
        if (line > lines.Length)
            return null;
        var first = Math.Max(1, line - Around);
        // A file in one long line shows the part that is meant, and its neighbours the same columns.
        var from = Math.Max(0, (column ?? 1) - (Longest / 2));
        return new LineExcerpt(
            first, [.. lines[(first - 1)..Math.Min(lines.Length, line + Around)].Select(one => Cut(one, from))], line - first);
    }

    private static string Cut(string line, int from) => line.Length <= Longest ? line
        : $"{(from == 0 ? "" : "…")}{line.AsSpan(Math.Min(from, line.Length), Math.Clamp(line.Length - from, 0, Longest))}{(line.Length - from > Longest ? "…" : "")}";
}
