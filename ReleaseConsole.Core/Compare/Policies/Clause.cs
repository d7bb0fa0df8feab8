namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>One condition of a rule: one of its terms must hold. Of the clauses of a rule, all must.</summary>
internal sealed record Clause(IReadOnlyList<Term> AnyOf)
{
    public string Text =>
        string.Join(" || ", AnyOf.Select(term => (term.IsNegated ? "not " : "") + term.Text).Order(StringComparer.Ordinal));

    public static Clause Of(Term term) => new([term]);

    /// <summary>One of several terms; those that list values of the same expression are one.</summary>
    public static Clause Of(IEnumerable<Term> terms)
    {
        var kept = new List<Term>();
        foreach (var term in terms)
            if (!term.IsNegated && term.Reach is { } reach
                && kept.FindIndex(one => one.Subject == term.Subject && !one.IsNegated
                    && one.Reach?.With(reach) is not null) is >= 0 and var at)
                kept[at] = Term.Of(term.Subject!, kept[at].Reach!.With(reach)!);
            else
                kept.Add(term);
        return new Clause(kept);
    }

    public bool Implies(Clause other) => AnyOf.All(term => other.AnyOf.Any(term.Implies));

    public bool IsMeasuredWith(Clause other) => AnyOf is [var mine] && other.AnyOf is [var theirs] && mine.IsMeasuredWith(theirs);

    public bool IsAbout(Clause other) => AnyOf.Any(mine => other.AnyOf.Any(
        theirs => (mine.Subject is not null && mine.Subject == theirs.Subject) || mine.IsLike(theirs)));
}
