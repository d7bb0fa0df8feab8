using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare.Datasets;

/// <summary>
/// Datasets: rows added, removed and changed (by digest, and by id where rows have one; by the hashes kept at import where the rows are
/// not here), columns, labels and lengths that shifted, copies, overlap with prompts and other data, licence and class.
/// </summary>
public sealed class DatasetComparer : IComparer
{
    private const int Named = 20;

    public ArtifactKind Kind => ArtifactKind.Dataset;

    public Comparison Compare(ArtifactPair pair)
    {
        if (pair is { Before.Profile: { } was, After.Profile: { } now } && !(KeptRows.AreHere(pair.Before) && KeptRows.AreHere(pair.After)))
            return FromProfiles(pair, was, now);
        if (DatasetPointer.Compared(pair) is { } pointers)
            return pointers;
        if (pair is { Before: { } held, After: { } pointed } && !(KeptRows.AreHere(held) && KeptRows.AreHere(pointed)))
            return Unread(pair, held, pointed);
        var (before, after) = DatasetReading.Both(pair.Before, pair.After);
        var (removed, added) = (Surplus(before.Rows, after.Rows), Surplus(after.Rows, before.Rows));
        var changed = removed.Select(row => row.Id).OfType<string>().Intersect(added.Select(row => row.Id).OfType<string>()).ToList();
        var ids = changed.ToHashSet(StringComparer.Ordinal);
        var renumbered = new RenumberedRows(
            before, [.. removed.Where(row => row.Id is null || !ids.Contains(row.Id))],
            after, [.. added.Where(row => row.Id is null || !ids.Contains(row.Id))]);
        var (gone, fresh, touched) = (renumbered.Gone, renumbered.Fresh, changed.Count + renumbered.Count);
        var cells = new CellChanges(RowPairs.Of(before, removed, after, added), before.Raw, after.Raw);
        List<ChangeDetail> details =
        [
            new(
                "", "Rows", ChangeType.Changed, Count(RowsOf(pair.Before, before)), Count(RowsOf(pair.After, after)), Effect.Different,
                ChangeTopic.Rows),
            .. Rows("Rows removed", ChangeType.Removed, gone.Select(row => row.Id), gone.Count),
            .. Rows("Rows added", ChangeType.Added, fresh.Select(row => row.Id), fresh.Count),
            .. Rows("Rows changed", ChangeType.Changed, changed, touched),
            .. cells.Details(),
            .. renumbered.Details(),
            .. pair is { Before: { } old, After: { } young } ? Shifts(old, before, young, after, cells.Renamed) : [],
            .. Copies(before, after),
            .. pair.After is null ? [] : RowOverlap.Of(pair, before, after),
            .. RowOverlap.Kept(pair),
        ];
        return new Comparison(Meaning(pair, gone.Count, fresh.Count, touched, RowsOf(pair.After, after)) + Also(details), details);
    }

    private static long RowsOf(PinnedContent? content, DatasetReading read) =>
        content is { Large: not null, Profile: { } profile } ? profile.Rows : read.Rows.Count;

    private static Comparison FromProfiles(ArtifactPair pair, DatasetProfile before, DatasetProfile after)
    {
        if (!before.HasRows || !after.HasRows)
            return FromHeads(pair, before, after);
        var overlap = DatasetOverlap.Between(before, after);
        var about = overlap.IsEstimate ? "about " : "";
        List<ChangeDetail> details =
        [
            new("", "Rows", ChangeType.Changed, Count(before.Rows), Count(after.Rows), Effect.Different, ChangeTopic.Rows),
            .. Counted("Rows removed", ChangeType.Removed, overlap.Removed, about),
            .. Counted("Rows added", ChangeType.Added, overlap.Added, about),
            .. Counted("Rows changed", ChangeType.Changed, overlap.Changed, about),
            .. ColumnChanges.Of(before.Columns.ToDictionary(one => one.Name), after.Columns.ToDictionary(one => one.Name)),
            .. DatasetTermsChanges.Of(DatasetTerms.Of(pair.Before!), DatasetTerms.Of(pair.After!)),
            .. Copies(DatasetCopies.In(before)!, DatasetCopies.In(after)!),
            .. RowOverlap.Kept(pair),
        ];
        return new Comparison(
            $"{about}{Count(overlap.Added)} added, {overlap.Removed} removed, {overlap.Changed} changed; {Count(after.Rows)} now." + Also(details), details);
    }

    /// <summary>Of data whose rows are not read, its size and its columns are compared.</summary>
    private static Comparison FromHeads(ArtifactPair pair, DatasetProfile before, DatasetProfile after)
    {
        List<ChangeDetail> details =
        [
            new("", "Rows", ChangeType.Changed, Count(before.Rows), Count(after.Rows), Effect.Different, ChangeTopic.Rows),
            .. ColumnChanges.Of(before.Columns.ToDictionary(one => one.Name), after.Columns.ToDictionary(one => one.Name)),
            .. DatasetTermsChanges.Of(DatasetTerms.Of(pair.Before!), DatasetTerms.Of(pair.After!)),
        ];
        return new Comparison(
            $"{Count(after.Rows)} rows, {Count(before.Rows)} before; they are not read, so what changed in them is not known." + Also(details), details);
    }

    /// <summary>Of data of which one side was never counted, only what is known is compared.</summary>
    private static Comparison Unread(ArtifactPair pair, PinnedContent before, PinnedContent after)
    {
        if (CardChanges.Of(before, after) is { } lines)
        {
            List<ChangeDetail> said = [.. DatasetTermsChanges.Of(DatasetTerms.Of(before), DatasetTerms.Of(after)), .. lines];
            return new Comparison($"{CardChanges.Said(said)} Its rows are elsewhere and are not compared.", said);
        }
        List<ChangeDetail> details =
        [
            new("", "Rows", ChangeType.Changed, Known(before), Known(after), Effect.Different, ChangeTopic.Rows),
            .. DatasetTermsChanges.Of(DatasetTerms.Of(before), DatasetTerms.Of(after)),
        ];
        return new Comparison(
            $"The rows of `{pair.Path}` were not counted on both sides, so what changed in them is not known." + Also(details), details);
    }

    private static string Known(PinnedContent content) => content switch
    {
        { Profile: { } kept } => Count(kept.Rows),
        _ when KeptRows.AreHere(content) => Count(DatasetReading.Values(content).Count),
        _ => "not counted",
    };

    private static IEnumerable<ChangeDetail> Counted(string label, ChangeType type, long rows, string about) => rows == 0
        ? []
        : [new ChangeDetail(
            "", label, type, type == ChangeType.Added ? null : about + Count(rows), type == ChangeType.Removed ? null : about + Count(rows),
            Effect.Different, ChangeTopic.Rows)];

    private static IEnumerable<ChangeDetail> Shifts(
        PinnedContent before, DatasetReading old, PinnedContent after, DatasetReading young, IReadOnlyDictionary<string, string> renamed) =>
        ColumnChanges.Of(ColumnStatistics.Of(before, old), ColumnStatistics.Of(after, young), renamed)
            .Concat(DatasetTermsChanges.Of(DatasetTerms.Of(before, old.Raw), DatasetTerms.Of(after, young.Raw)));

    private static IEnumerable<ChangeDetail> Copies(DatasetReading before, DatasetReading after) =>
        Copies(Repeated(before), Repeated(after));

    private static DatasetCopies Repeated(DatasetReading data) =>
        new(data.Rows.Count - data.Rows.DistinctBy(row => row.Digest).Count(), data.Rows.Count, IsEstimate: false);

    private static IEnumerable<ChangeDetail> Copies(DatasetCopies before, DatasetCopies after)
    {
        var (was, now) = (before.Rows, after.Rows);
        // Between two estimates a small difference is none.
        if (was != now && (!(before.IsEstimate || after.IsEstimate) || Math.Abs(after.Share - before.Share) >= 0.01))
            yield return new ChangeDetail(
                "", "Copies", ChangeType.Changed, Count(was), Count(now), Effect.Different, ChangeTopic.Duplicates)
            {
                Meaning = now > was
                    ? $"{Count(now - was)} more {(now - was == 1 ? "is a copy" : "are copies")} of another row."
                    : $"{Count(was - now)} fewer {(was - now == 1 ? "is a copy" : "are copies")}.",
            };
    }

    // The one thing beside the counts that changes what a result on it is worth.
    private static string Also(List<ChangeDetail> details) =>
        details.FirstOrDefault(one => one.Topic == ChangeTopic.Overlap) is { Meaning: { } overlap } ? " " + overlap
        : details.FirstOrDefault(one => one.Topic == ChangeTopic.RowKeys
            && one.Type != ChangeType.Added) is { Sentence: var column } ? " " + column
        : details.FirstOrDefault(one => one.Topic == ChangeTopic.LabelShift) is { Meaning: { } shift } ? " " + shift
        : details.FirstOrDefault(one => one.Topic == ChangeTopic.Cells) is { Meaning: { } cells } ? " " + cells
        : "";

    // Equal rows may stand several times, so they are counted off one by one.
    private static List<DatasetRow> Surplus(IReadOnlyList<DatasetRow> rows, IReadOnlyList<DatasetRow> others)
    {
        var left = others.GroupBy(row => row.Digest).ToDictionary(group => group.Key, group => group.Count());
        var surplus = new List<DatasetRow>();
        foreach (var row in rows)
        {
            if (left.TryGetValue(row.Digest, out var count) && count > 0)
                left[row.Digest] = count - 1;
            else
                surplus.Add(row);
        }
        return surplus;
    }

    private static IEnumerable<ChangeDetail> Rows(string label, ChangeType type, IEnumerable<string?> ids, int count)
    {
        if (count == 0)
            yield break;
        var names = string.Join(", ", ids.OfType<string>().Take(Named));
        var value = names.Length == 0 ? Count(count) : $"{Count(count)}: {names}{(count > Named ? " …" : "")}";
        yield return new ChangeDetail(
            "", label, type, type == ChangeType.Added ? null : value, type == ChangeType.Removed ? null : value, Effect.Different,
            ChangeTopic.Rows);
    }

    private static string Meaning(ArtifactPair pair, int removed, int added, int changed, long total) => pair switch
    {
        { After: null, OtherName: { } now } => $"`{pair.Path}` goes on as `{now.Pin.Path}`.",
        { Before: null, OtherName: { } was } => $"`{pair.Path}` is `{was.Pin.Path}` under another name.",
        { After: null } => $"`{pair.Path}` is no longer part of the release.",
        { Before: null } => $"`{pair.Path}` is new, with {Count(total)}.",
        _ when removed + added + changed == 0 => "The same rows in another order or form.",
        _ => $"{Count(added)} added, {removed} removed, {changed} changed; {total} now.",
    };

    private static string Count(long rows) => Core.Counted.Of(rows, "row");
}
