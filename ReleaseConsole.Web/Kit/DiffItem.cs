using ReleaseConsole.Core.Compare.Diff;

namespace ReleaseConsole.Web.Kit;

/// <summary>
/// One table row of a comparison on screen: lines, a fold, or what stands under a line: a thread, what can be done with the picked
/// lines. <c>Hunk</c> is set on a hunk's first row. A unified row shows one side of a changed row at a time.
/// </summary>
public sealed record DiffItem(
    DiffRow? Row, int? Hunk = null, DiffSide? Side = null, RowRange? Fold = null, DiffPlace? Talk = null, DiffRange? Picked = null)
{
    /// <summary>What tells the row from every other one, so that the focus stays where it is when rows come and go around it.</summary>
    public object Key => (Row?.Before?.Number, Row?.After?.Number, Side, Fold, Talk, Picked);

    /// <summary>Does the line stand in this row?</summary>
    public bool Shows(DiffPlace place) => Row is not null && Places(this).Contains(place);

    /// <summary>The rows of a comparison in reading order, with open folds left open and content placed under its line.</summary>
    public static IReadOnlyList<DiffItem> Of(
        TextComparison comparison, DiffView view, IReadOnlySet<RowRange> open, IReadOnlySet<DiffPlace> talks, DiffRange? picked = null)
    {
        var items = new List<DiffItem>();
        var fold = 0;
        var hunk = 0;
        for (var row = 0; row < comparison.Rows.Count;)
        {
            if (fold < comparison.Folds.Count && comparison.Folds[fold].First == row)
            {
                var range = comparison.Folds[fold++];
                if (!open.Contains(range) && !HasTalk(comparison, range, talks))
                {
                    items.Add(new DiffItem(Row: null, Fold: range));
                    row = range.End;
                    continue;
                }
            }
            if (hunk < comparison.Hunks.Count && comparison.Hunks[hunk].First == row)
            {
                var range = comparison.Hunks[hunk];
                var rows = Enumerable.Range(range.First, range.Count).Select(index => comparison.Rows[index]);
                AddAll(items, view == DiffView.Split ? rows.Select(one => new DiffItem(one)) : Unified(rows), hunk++, talks, picked);
                row = range.End;
                continue;
            }
            AddAll(items, [new DiffItem(comparison.Rows[row++])], hunk: null, talks, picked);
        }
        return items;
    }

    private static IEnumerable<DiffItem> Unified(IEnumerable<DiffRow> hunk)
    {
        var rows = hunk.ToList();
        return [
            .. rows.Where(row => row.Before is not null).Select(row => new DiffItem(row, Side: DiffSide.Before)),
            .. rows.Where(row => row.After is not null).Select(row => new DiffItem(row, Side: DiffSide.After))];
    }

    private static void AddAll(
        List<DiffItem> items, IEnumerable<DiffItem> rows, int? hunk, IReadOnlySet<DiffPlace> talks, DiffRange? picked)
    {
        foreach (var item in rows)
        {
            items.Add(item with { Hunk = hunk });
            hunk = null;
            if (picked is { } range && Places(item).Contains(range.End))
                items.Add(new DiffItem(Row: null, Picked: range));
            if (talks.Count > 0)
                items.AddRange(Places(item).Where(talks.Contains).Select(place => new DiffItem(Row: null, Talk: place)));
        }
    }

    private static IEnumerable<DiffPlace> Places(DiffItem item)
    {
        if (item is { Row.Before: { } before, Side: not DiffSide.After })
            yield return new DiffPlace(DiffSide.Before, before.Number);
        if (item is { Row.After: { } after, Side: not DiffSide.Before })
            yield return new DiffPlace(DiffSide.After, after.Number);
    }

    private static bool HasTalk(TextComparison comparison, RowRange range, IReadOnlySet<DiffPlace> talks) =>
        talks.Count > 0
        && Enumerable.Range(range.First, range.Count).SelectMany(row => Places(new DiffItem(comparison.Rows[row]))).Any(talks.Contains);
}
