namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>
/// What became of conditions that must all hold: whether something holds now that did not, whether something holds no longer, and
/// whether a part of it cannot be told.
/// </summary>
internal readonly record struct ConditionChange(bool More, bool Less, bool IsUnclear)
{
    private const int MostCases = 64;

    /// <summary>How like each other two rules are at least that one would still be taken for the other, where nothing is liker.</summary>
    public const double Unlike = 0.3;

    public bool IsNone => this == default;

    public static ConditionChange Between(IReadOnlyList<Clause> before, IReadOnlyList<Clause> after)
    {
        var gone = before.Where(one => !after.Any(other => other.Implies(one))).ToList();
        var come = after.Where(one => !before.Any(other => other.Implies(one))).ToList();
        var (loose, tight) = (
            gone.Where(one => after.Any(one.IsMeasuredWith)).ToList(), come.Where(one => before.Any(one.IsMeasuredWith)).ToList());
        var (restGone, restCome) = (gone.Count - loose.Count, come.Count - tight.Count);
        return new ConditionChange(
            loose.Count > 0 || (restGone > 0 && restCome == 0), tight.Count > 0 || (restCome > 0 && restGone == 0),
            restGone > 0 && restCome > 0);
    }

    /// <summary>The same for conditions that are written the same, in any order.</summary>
    public static string Key(IReadOnlyList<Clause> conditions) =>
        string.Join("; ", conditions.Select(one => one.Text).Order(StringComparer.Ordinal));

    /// <summary>
    /// Whether one of several lists of conditions holds wherever this one does, case by case: two rules may share what one said.
    /// </summary>
    public static bool ImplyOne(IReadOnlyList<Clause> stronger, IReadOnlyList<IReadOnlyList<Clause>> weaker) =>
        Cases(stronger).All(one => weaker.Any(other => Imply(one, other)));

    private static IEnumerable<IReadOnlyList<Clause>> Cases(IReadOnlyList<Clause> conditions)
    {
        var each = conditions.Select(one => one.AnyOf.SelectMany(term => term.Cases).Select(Clause.Of).ToList()).ToList();
        if (each.Aggregate(1L, (count, one) => Math.Min(MostCases + 1, count * one.Count)) > MostCases)
            return [conditions];
        IEnumerable<IReadOnlyList<Clause>> cases = [[]];
        foreach (var one in each)
            cases = [.. cases.SelectMany(begun => one.Select(next => (IReadOnlyList<Clause>)[.. begun, next]))];
        return cases;
    }

    private static bool Imply(IReadOnlyList<Clause> stronger, IReadOnlyList<Clause> weaker) =>
        weaker.All(one => stronger.Any(other => other.Implies(one)));

    /// <summary>How like each other two lists of conditions are: what they share, from 0 to 1.</summary>
    public static double Likeness(IReadOnlyList<Clause> one, IReadOnlyList<Clause> other)
    {
        if (one.Count == 0 || other.Count == 0)
            return one.Count == other.Count ? 1 : Unlike;
        var same = one.Sum(mine => other.Any(theirs => theirs.Text == mine.Text) ? 1 : other.Any(mine.IsAbout) ? 0.8 : 0);
        return 2 * same / (one.Count + other.Count);
    }

    /// <summary>
    /// What it means where more lets more through; the other way round where more holds back more. Null: it cannot be told.
    /// </summary>
    public Effect? Effect(bool lets) => (lets ? More : Less) ? Compare.Effect.Wider
        : IsUnclear ? null
        : (lets ? Less : More) ? Compare.Effect.Narrower
        : Compare.Effect.Different;
}
