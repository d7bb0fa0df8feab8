namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>
/// Rego by rule: a <c>deny</c> less or under more conditions, an <c>allow</c> more or under fewer, and a default that lets through are
/// wider. What changed in a condition is not computed: it counts as wider, and so does a rule that a decision refers to.
/// </summary>
internal static class RegoChanges
{
    private const int Longest = 160;

    /// <summary>Null where the text before is no Rego. One that can no longer be read holds no rule.</summary>
    public static IReadOnlyList<ChangeDetail>? Of(string before, string after)
    {
        if (RegoRule.Read(before) is not { } was)
            return null;
        var now = RegoRule.Read(after) ?? [];
        var (gone, fresh) = (Only(was, now), Only(now, was));
        var lines = new List<ChangeDetail>();
        foreach (var old in gone)
            if (fresh.Find(one => one.Part == old.Part && (one.Name == old.Name || one.Part == RegoPart.Package)) is { } young)
            {
                fresh.Remove(young);
                lines.Add(Line(old, young, Changed(old, young, was.Concat(now))));
            }
            else
                lines.Add(Line(old, null, Alone(old, comes: false, was)));
        lines.AddRange(fresh.Select(young => Line(null, young, Alone(young, comes: true, now))));
        return lines;
    }

    private static List<RegoRule> Only(IReadOnlyList<RegoRule> mine, IReadOnlyList<RegoRule> theirs)
    {
        var left = theirs.Select(one => one.Key).ToList();
        return [.. mine.Where(one => !left.Remove(one.Key))];
    }

    private static Effect Alone(RegoRule rule, bool comes, IEnumerable<RegoRule> all) => rule.Part switch
    {
        RegoPart.Allows => comes ? Effect.Wider : Effect.Narrower,
        RegoPart.Denies => comes ? Effect.Narrower : Effect.Wider,
        RegoPart.Default when comes => Passes(rule) ? Effect.Wider : Effect.Different,
        RegoPart.Names => Decides(rule, all) ? Effect.Wider : Effect.Different,
        _ => Effect.Different,
    };

    private static Effect Changed(RegoRule old, RegoRule young, IEnumerable<RegoRule> all) => old.Part switch
    {
        // Whoever asks for the old package is answered nothing.
        RegoPart.Package => Effect.Wider,
        RegoPart.Default => Passes(young) == Passes(old) ? Effect.Different : Passes(young) ? Effect.Wider : Effect.Narrower,
        RegoPart.Allows => old.Conditions.Count > 0 && young.Conditions.IsProperSupersetOf(old.Conditions) ? Effect.Narrower : Effect.Wider,
        RegoPart.Denies => young.Conditions.Count > 0 && young.Conditions.IsProperSubsetOf(old.Conditions) ? Effect.Narrower : Effect.Wider,
        RegoPart.Names => Decides(old, all) ? Effect.Wider : Effect.Different,
        _ => Effect.Different,
    };

    // A default of true lets through where the rule allows, one of false where it denies.
    private static bool Passes(RegoRule rule) => rule.Text.EndsWith(" true", StringComparison.Ordinal) ? !RegoRule.IsDenying(rule.Name)
        : rule.Text.EndsWith(" false", StringComparison.Ordinal) && RegoRule.IsDenying(rule.Name);

    private static bool Decides(RegoRule rule, IEnumerable<RegoRule> all) =>
        all.Any(one => one.Name != rule.Name && one.Key.Split(' ').Contains(rule.Name, StringComparer.Ordinal));

    private static ChangeDetail Line(RegoRule? old, RegoRule? young, Effect effect)
    {
        var rule = (young ?? old)!;
        var label = rule.Part is RegoPart.Package or RegoPart.Import ? rule.Name : rule.Part == RegoPart.Default ? $"default {rule.Name}" : rule.Name;
        return new ChangeDetail(
            "", label, old is null ? ChangeType.Added : young is null ? ChangeType.Removed : ChangeType.Changed, old?.Text, young?.Text,
            effect,
            rule.Part == RegoPart.Default ? ChangeTopic.Action : ChangeTopic.Rule)
        { Meaning = Said(label, old, young) };
    }

    private static string Said(string label, RegoRule? old, RegoRule? young) => (old, young) switch
    {
        ({ } was, { } now) => $"`{label}` is now {Short(now.Text)} (was {Short(was.Text)})",
        (_, { } now) => $"Rule `{label}` is new: {Short(now.Text)}",
        _ => $"Rule `{label}` is gone: {Short(old!.Text)}",
    };

    private static string Short(string text) => text.Length > Longest ? text[..(Longest - 1)] + "…" : text;
}
