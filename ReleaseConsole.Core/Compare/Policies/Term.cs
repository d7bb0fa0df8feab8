namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>
/// One thing a condition asks: as it is written, and where that can be read, which values of which expression it holds for.
/// </summary>
internal sealed record Term(string Text, bool IsNegated = false, string? Subject = null, Reach? Reach = null)
{
    public Affix? Affix { get; init; }

    private bool IsNever => Text == "false" && !IsNegated;

    public bool IsAlways => (Text == "true" && !IsNegated) || (Text == "false" && IsNegated);

    public static Term Of(string subject, Reach reach, bool isNegated = false) => new($"{subject} {reach.Text}", isNegated, subject, reach);

    /// <summary>Whether the other one holds wherever this one does.</summary>
    public bool Implies(Term other) => IsNever || (IsNegated == other.IsNegated && (Text == other.Text || (Speaks(other)
        && (IsNegated ? other.Reach!.IsWithin(Reach!) : Reach!.IsWithin(other.Reach!)))
        || (Affix is { } mine && other.Affix is { } theirs && (IsNegated ? theirs.IsWithin(mine) : mine.IsWithin(theirs)))));

    /// <summary>Whether both are about the values of one expression, so that one not implying the other means that they differ.</summary>
    public bool IsMeasuredWith(Term other) => IsNegated == other.IsNegated
        && (Affix?.Speaks(other.Affix) == true || (Speaks(other) && !Reach!.IsNested && !other.Reach!.IsNested));

    // startswith(input.path, "/a") and startswith(input.path, "/b").
    public bool IsLike(Term other)
    {
        var (mine, theirs) = (Words(), other.Words());
        return mine.Count > 0 && 2 * mine.Intersect(theirs).Count() >= mine.Union(theirs).Count();
    }

    /// <summary>The same, value by value, where it holds for listed ones.</summary>
    public IEnumerable<Term> Cases =>
        Subject is not null && !IsNegated && Reach?.Single is { } each ? each.Select(one => Of(Subject, one)) : [this];

    private HashSet<string> Words() =>
        [.. Text.Split([' ', '(', ')', ',', '[', ']', '{', '}', '"'], StringSplitOptions.RemoveEmptyEntries)];

    private bool Speaks(Term other) => Subject is not null && Subject == other.Subject && Reach is not null && other.Reach is not null;
}
