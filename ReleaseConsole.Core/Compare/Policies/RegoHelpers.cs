using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>
/// Conditions that a rule only gives a name: filled in where they are asked, so that moving them under a name changes nothing. What both
/// sides name and one of them changed stays a rule of its own, told once and not for every rule that asks it.
/// </summary>
internal static partial class RegoHelpers
{
    public static (RegoModule Old, RegoModule Young) FilledIn(RegoModule old, RegoModule young)
    {
        var (was, now) = (Named(old), Named(young));
        if (was.Count + now.Count == 0)
            return (old, young);
        var whole = (Old: Filled(old, was, name => now.ContainsKey(name) || !Has(young, name)),
            Young: Filled(young, now, name => was.ContainsKey(name) || !Has(old, name)));
        if (RegoPairs.Of(whole.Old, whole.Young).All(pair => pair.Change.IsNone))
            return whole;
        return (Filled(old, was, name => !Has(young, name) || IsAlike(name)), Filled(young, now, name => !Has(old, name) || IsAlike(name)));

        bool IsAlike(string name) => was.TryGetValue(name, out var mine) && now.TryGetValue(name, out var theirs)
            && ConditionChange.Key(mine) == ConditionChange.Key(theirs);
    }

    private static bool Has(RegoModule module, string name) => module.Rules.Any(one => one.Rule.Name == name);

    private static RegoModule Filled(RegoModule module, Dictionary<string, IReadOnlyList<Clause>> named, Func<string, bool> isFilled)
    {
        var filled = named.Where(one => isFilled(one.Key)).ToDictionary(StringComparer.Ordinal);
        return filled.Count == 0 ? module : module.With([.. module.Rules.Where(one => !filled.ContainsKey(one.Rule.Name)).Select(
            one => (one.Rule, one.Body with { Conditions = Filled(one.Body.Conditions, filled) }))]);
    }

    // A name may stand for others; every round leaves one fewer, and a ring was never among them.
    private static IReadOnlyList<Clause> Filled(IReadOnlyList<Clause> conditions, Dictionary<string, IReadOnlyList<Clause>> named)
    {
        for (var round = 0; round <= named.Count && conditions.Any(one => one.AnyOf is [var term] && named.ContainsKey(term.Text)); round++)
            conditions = [.. conditions.SelectMany(one => one.AnyOf is [var term] && named.TryGetValue(term.Text, out var asked)
                ? term.IsNegated ? [None(asked)] : asked
                : [one])];
        return [.. conditions.DistinctBy(one => one.Text)];
    }

    // Not all of them: one of them does not hold.
    private static Clause None(IReadOnlyList<Clause> asked) =>
        Clause.Of(asked.Select(one => one.AnyOf[0] with { IsNegated = !one.AnyOf[0].IsNegated }));

    // Of one rule, with plain lines and no names of its own, and asked as a line by itself wherever it is asked.
    private static Dictionary<string, IReadOnlyList<Clause>> Named(RegoModule module)
    {
        var found = module.Rules.GroupBy(one => one.Rule.Name, StringComparer.Ordinal).Where(rules => rules.Count() == 1)
            .Select(rules => rules.Single())
            .Where(one => one.Rule.Part == RegoPart.Names && one.Body is { IsPlain: true, Says: "", Conditions.Count: > 0 }
                && one.Body.Head == one.Rule.Name
                && !one.Rule.Tokens.Any(token => token is "some" or "every" or ":=" or "=" or "else" or "with")
                && !OwnName().IsMatch(one.Rule.Text) && IsOnlyAsked(module, one.Rule.Name))
            .ToDictionary(one => one.Rule.Name, one => one.Body.Conditions, StringComparer.Ordinal);
        // What comes back to itself has no end, and of several conditions that do not all hold none may stand for more.
        foreach (var name in found.Keys.Where(name => Reaches(found, name)
            || (found[name].Count > 1 && found[name].Any(one => one.AnyOf.Any(term => found.ContainsKey(term.Text))))).ToList())
            found.Remove(name);
        return found;
    }

    // Each name is looked into once, however many ask for it.
    private static bool Reaches(Dictionary<string, IReadOnlyList<Clause>> named, string itself)
    {
        var (seen, left) = (new HashSet<string>(StringComparer.Ordinal), new Stack<string>([itself]));
        while (left.TryPop(out var from))
            foreach (var asked in named[from].SelectMany(one => one.AnyOf).Select(term => term.Text))
                if (asked == itself)
                    return true;
                else if (named.ContainsKey(asked) && seen.Add(asked))
                    left.Push(asked);
        return false;
    }

    private static bool IsOnlyAsked(RegoModule module, string name)
    {
        var users = module.Rules.Where(one => one.Rule.Name != name && one.Rule.Tokens.Contains(name)).ToList();
        return users.Count > 0 && users.TrueForAll(one => one.Body.IsPlain && !one.Body.Says.Contains(name, StringComparison.Ordinal)
            && one.Body.Conditions.All(clause => clause.AnyOf.All(
                term => term.Text == name || !term.Text.Contains(name, StringComparison.Ordinal))));
    }

    // roles[i]: a name that lives in one rule only.
    [GeneratedRegex(@"\[\s*[\p{L}_][\p{L}\p{N}_]*\s*\]", RegexOptions.CultureInvariant)]
    private static partial Regex OwnName();
}
