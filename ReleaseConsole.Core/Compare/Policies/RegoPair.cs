namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>A rule of Rego on both sides, or on one where it came or went, and what became of when it holds.</summary>
internal sealed record RegoPair((RegoRule Rule, RegoBody Body)? Old, (RegoRule Rule, RegoBody Body)? Young, ConditionChange Change)
{
    public string Name => (Young ?? Old)!.Value.Rule.Name;

    public void Deconstruct(out (RegoRule Rule, RegoBody Body)? old, out (RegoRule Rule, RegoBody Body)? young) =>
        (old, young) = (Old, Young);
}

/// <summary>
/// Which rule became which: the likest of the same head, so that one that is edited is not one that is gone and one that is new.
/// </summary>
internal static class RegoPairs
{
    public static IEnumerable<RegoPair> Of(RegoModule old, RegoModule young) =>
        from head in old.Rules.Concat(young.Rules).Select(one => one.Body.Head).Distinct(StringComparer.Ordinal)
        let was = old.Rules.Where(one => one.Body.Head == head).ToList()
        let now = young.Rules.Where(one => one.Body.Head == head).ToList()
        from pair in RulePairs.Of(was, now, one => one.Body.Key, (one, other) => Likeness(one.Body, other.Body))
        select new RegoPair(
            pair.Old is { } at ? was[at] : null, pair.Young is { } to ? now[to] : null,
            RulePairs.Change(pair, [.. was.Select(one => one.Body.Conditions)], [.. now.Select(one => one.Body.Conditions)]));

    private static double Likeness(RegoBody one, RegoBody other) =>
        !one.IsPlain || !other.IsPlain
            ? Math.Max(ConditionChange.Unlike, ConditionChange.Likeness(one.Conditions, other.Conditions))
            : ConditionChange.Likeness(one.Conditions, other.Conditions) + (one.Says == other.Says && one.Says.Length > 0 ? 0.5 : 0);
}
