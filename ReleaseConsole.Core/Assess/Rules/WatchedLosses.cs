using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>
/// Losses that no gate speaks of: of a metric that is only watched, and of a part of the cases while the whole holds. Beyond chance for
/// all that is looked at together, and more than is tolerated; where nothing is said of that, more than a fifth.
/// </summary>
internal static class WatchedLosses
{
    private const double Plain = 0.2;

    /// <summary>
    /// The losses of one evaluation, the graver first: each metric, and each kind of part of a metric that holds as a whole.
    /// </summary>
    public static IEnumerable<IReadOnlyList<Verdict>> In(RuleInput input)
    {
        var whole = input.Verdicts.Concat(input.Explored).Where(one => one.Slice is null && one.Outcome == VerdictOutcome.Degraded)
            .Select(one => (one.Evaluation, one.Key)).ToHashSet();
        return input.Explored.Where(one => one.Outcome == VerdictOutcome.Degraded && IsPlain(one, input.Alpha))
            .Where(one => one.Slice is null || !whole.Contains((one.Evaluation, one.Key)))
            .GroupBy(one => (one.Evaluation, one.Key, one.Slice?.Column))
            .Select(group => (IReadOnlyList<Verdict>)[.. group.OrderBy(one => one.Gain!.Value.Mean)]);
    }

    private static bool IsPlain(Verdict verdict, double alpha)
    {
        var loss = -verdict.Gain!.Value.Mean;
        return verdict.AdjustedP <= alpha && (verdict.Margin > 0 ? loss > verdict.Margin : loss > Plain * Math.Abs(verdict.Baseline ?? 0));
    }
}
