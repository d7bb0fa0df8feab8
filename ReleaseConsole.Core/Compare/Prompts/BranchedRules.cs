namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// Sentences that a template says in several of its branches: in both of them is in every case, and only what is said in other cases than
/// before has changed.
/// </summary>
internal static class BranchedRules
{
    /// <summary>Takes such sentences from both sides and pairs each with itself, under all its conditions at once.</summary>
    public static void Take(
        List<Instruction> old, List<Instruction> young, IReadOnlyList<Instruction> before, IReadOnlyList<Instruction> after,
        List<(Instruction Old, Instruction Young)> elsewhere)
    {
        if (!old.Exists(IsGuarded) && !young.Exists(IsGuarded))
            return;
        var keys = old.Concat(young).Select(Key).ToHashSet();
        var (was, now) = (Said(before, keys), Said(after, keys));
        var taken = new HashSet<(string, Stance, int)>();
        foreach (var key in keys)
            if (was[key].ToList() is { Count: > 0 } one && now[key].ToList() is { Count: > 0 } other && one.Count + other.Count > 2
                && (one.Exists(IsGuarded) || other.Exists(IsGuarded)))
            {
                elsewhere.Add((Whole(one), Whole(other)));
                taken.Add(key);
            }
        old.RemoveAll(left => taken.Contains(Key(left)));
        young.RemoveAll(left => taken.Contains(Key(left)));
    }

    private static bool IsGuarded(Instruction one) => one.Guard is not null;

    private static (string Text, Stance Inherited, int Standing) Key(Instruction one) => (one.Text, one.Inherited, one.Standing);

    private static ILookup<(string, Stance, int), Instruction> Said(IReadOnlyList<Instruction> all, HashSet<(string, Stance, int)> keys) =>
        all.Where(one => keys.Contains(Key(one))).ToLookup(Key);

    private static Instruction Whole(List<Instruction> places)
    {
        var guards = places.Select(one => one.Guard).Distinct().ToList();
        if (guards.Contains(null))
            return places[0] with { Guard = null };
        var any = new TemplateGuard(
            new TemplateCondition.Any([.. guards.Select(one => one!.Condition)]),
            string.Join(" or ", guards.Select(one => one!.Said).Distinct()));
        return places[0] with { Guard = TemplateGuard.Between(any, null) == GuardChange.Same ? null : any };
    }
}
