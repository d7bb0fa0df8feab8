namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>
/// Cedar by statement: a <c>permit</c> that holds for more, or a <c>forbid</c> that holds for less, lets more through. Which statement
/// became which is told by <c>@id</c>, else by what they ask; annotations, spacing and order mean nothing.
/// </summary>
internal static class CedarChanges
{
    private const int Shown = 160;

    /// <summary>Null where the text before is no Cedar. One that can no longer be read holds no statement.</summary>
    public static IReadOnlyList<ChangeDetail>? Of(string before, string after)
    {
        if (CedarStatement.Read(before) is not { } was || (CedarStatement.Read(after) ?? []) is not { } now || was.Count + now.Count == 0)
            return null;
        return [.. Lines(was, now, permits: false), .. Lines(was, now, permits: true)];
    }

    private static IEnumerable<ChangeDetail> Lines(IReadOnlyList<CedarStatement> before, IReadOnlyList<CedarStatement> after, bool permits)
    {
        var (was, now) = (before.Where(one => one.Permits == permits).ToList(), after.Where(one => one.Permits == permits).ToList());
        foreach (var pair in RulePairs.Of(was, now, one => ConditionChange.Key(one.Conditions), Likeness))
        {
            var change = RulePairs.Change(pair, [.. was.Select(one => one.Conditions)], [.. now.Select(one => one.Conditions)]);
            if (!change.IsNone)
                yield return Line(pair.Old is { } at ? was[at] : null, pair.Young is { } to ? now[to] : null, change.Effect(lets: permits));
        }
    }

    private static double Likeness(CedarStatement one, CedarStatement other) =>
        ConditionChange.Likeness(one.Conditions, other.Conditions)
            + (one.Id is null || other.Id is null ? 0 : one.Id == other.Id ? 2 : -0.5);

    private static ChangeDetail Line(CedarStatement? old, CedarStatement? young, Effect? effect)
    {
        var rule = (young ?? old)!;
        var label = (rule.Permits ? "Permit" : "Forbid") + (rule.Id is null ? "" : $" {rule.Id.Trim('"')}");
        var detail = new ChangeDetail(
            "", label, old is null ? ChangeType.Added : young is null ? ChangeType.Removed : ChangeType.Changed, old?.Text, young?.Text,
            Effect.Different, ChangeTopic.Rule)
        {
            Meaning = (old, young) switch
            {
                ({ } was, { } now) => $"`{label}` is now {Short(now.Text)} (was {Short(was.Text)})",
                (null, { } now) => $"New: {Short(now.Text)}",
                _ => $"Gone: {Short(old!.Text)}",
            },
        };
        return effect is { } told ? detail with { Effect = told } : detail.Untold();
    }

    // Its last mark ends the statement, and not the sentence about it.
    private static string Short(string statement) => Cut(statement.TrimEnd().TrimEnd(';'));

    private static string Cut(string text) => text.Length > Shown ? text[..(Shown - 1)] + "…" : text;
}
