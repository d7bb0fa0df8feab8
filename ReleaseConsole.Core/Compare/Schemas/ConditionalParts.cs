namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>
/// The cases that conditions (<c>if</c>) of two schemas make: where one holds or does not, and what each schema then asks. A value that
/// tells the schemas apart may show only there.
/// </summary>
internal static class ConditionalParts
{
    private const int Most = 8;

    /// <summary>The bounds of a case, and what the first schema and the second one ask in it.</summary>
    public static IEnumerable<(Bounds Where, Bounds Held, Bounds Other)> Of(Bounds takes, Bounds beside)
    {
        var (mine, theirs) = (Conditions(takes), Conditions(beside));
        if (mine.Count + theirs.Count == 0)
            yield break;
        foreach (var condition in mine.Concat(theirs).Take(Most))
        {
            var where = new Bounds(condition.Of(condition["if"]));
            yield return (where, Asked(mine, condition, "then"), Asked(theirs, condition, "then"));
            if (mine.Concat(theirs).Any(one => one.Has("else")))
                yield return (new Bounds(), Asked(mine, condition, "else"), Asked(theirs, condition, "else"));
        }
    }

    private static List<Schema> Conditions(Bounds bounds) =>
        [.. bounds.All.Concat(bounds.All.SelectMany(schema => schema.List("allOf"))).Where(schema => schema.Has("if"))];

    // What schemas ask under a condition in the same words.
    private static Bounds Asked(List<Schema> conditions, Schema condition, string branch) => new(
        [.. conditions.Where(one => one.Has(branch) && Atom.Same(one.Of(one["if"]), condition.Of(condition["if"])))
            .Select(one => one.Of(one[branch]))]);
}
