using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Datasets;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>Cases that a dataset counted among those to test with and counts now among those to learn from.</summary>
internal sealed record SplitMoves(ArtifactChange Change, string Column, string Before, string After, int Rows)
{
    private static readonly HashSet<string> Columns = new(
        ["split", "partition", "subset", "fold", "set"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> ToLearn = new(
        ["train", "training", "finetune", "fine-tune", "finetuning", "tuning", "fewshot", "few-shot"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> ToTest = new(
        [
            "test", "testing", "eval", "evaluation", "holdout", "hold-out", "held_out", "heldout", "val", "valid", "validation", "dev",
            "gold", "golden", "benchmark",
        ], StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<SplitMoves> In(RuleInput input) =>
        from change in input.Of(ArtifactKind.Dataset)
        where change.Type == ChangeType.Changed
        // Which columns differ was found by the comparison; rows are laid side by side only for one that parts them.
        let column = change.Details.Where(one => one.Topic == ChangeTopic.Cells && Columns.Contains(one.Place[1..]))
            .Select(one => one.Place[1..]).FirstOrDefault("")
        where column.Length > 0
        from moved in RowPairs.Of(input.Rows(input.Before(change)), input.Rows(input.After(change)))
            .Select(pair => (Was: pair.Before[column].Word(), Now: pair.After[column].Word()))
            .Where(one => one is ({ } was, { } now) && ToTest.Contains(was) && ToLearn.Contains(now)).GroupBy(one => one)
        select new SplitMoves(change, column, moved.Key.Was!, moved.Key.Now!, moved.Count());
}
