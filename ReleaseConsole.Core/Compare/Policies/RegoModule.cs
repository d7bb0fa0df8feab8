using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>
/// The rules of one text in Rego with when they hold, and what it means for the decision when one of them holds more often.
/// </summary>
internal sealed class RegoModule
{
    private readonly Dictionary<string, string[]> _constants;
    // A longer chain of rules that use each other tells nothing of its beginning.
    private const int Deepest = 40;

    private readonly Dictionary<string, bool?> _lets = new(StringComparer.Ordinal);
    private readonly Lazy<ILookup<string, string>> _listed;

    public RegoModule(IReadOnlyList<RegoRule> statements)
    {
        var named = statements.Where(one => one.Part is not (RegoPart.Package or RegoPart.Import or RegoPart.Default)).ToList();
        _constants = named.GroupBy(one => one.Name, StringComparer.Ordinal).Where(rules => rules.Count() == 1)
            .Select(rules => (Name: rules.Key, Value: RegoBody.Constant(rules.Single()))).Where(one => one.Value is not null)
            .ToDictionary(one => one.Name, one => one.Value!, StringComparer.Ordinal);
        Rules = [.. named.Where(one => !_constants.ContainsKey(one.Name)).Select(one => (one, RegoBody.Of(one, _constants)))];
        _listed = new(Listed);
        Rules = [.. Rules.Select(one => one with { Body = IsListedIn(one.Rule.Name) ? one.Body.ByElement() : one.Body })];
        Others = [.. statements.Where(one => !named.Contains(one) || _constants.ContainsKey(one.Name))];
    }

    private RegoModule(RegoModule other, IReadOnlyList<(RegoRule Rule, RegoBody Body)> rules)
    {
        (_constants, Others, Rules) = (other._constants, other.Others, rules);
        _listed = new(Listed);
    }

    /// <summary>The same with these rules.</summary>
    public RegoModule With(IReadOnlyList<(RegoRule Rule, RegoBody Body)> rules) => new(this, rules);

    public IReadOnlyList<(RegoRule Rule, RegoBody Body)> Rules { get; }

    /// <summary>Package, imports, defaults, and values that are written out under a name.</summary>
    public IReadOnlyList<RegoRule> Others { get; }

    /// <summary>Whether every rule that uses a written-out value is read with it filled in.</summary>
    public bool IsFilledIn(string name) =>
        _constants.ContainsKey(name) && Using(name) is { Count: > 0 } users && users.TrueForAll(one => one.Body.IsPlain);

    /// <summary>
    /// Whether more is let through when the rule holds more often (false: less is). How others use it goes before how it is called;
    /// null where neither says so.
    /// </summary>
    public bool? Lets(string name) => Lets(name, 0);

    private bool? Lets(string name, int depth)
    {
        if (_lets.TryGetValue(name, out var known))
            return known;
        // While it is asked, and where rules use each other in a ring, it is what it is called.
        var called = _lets[name] = RegoRule.IsDenying(name) ? false : RegoRule.IsAllowing(name) ? true : null;
        if (depth > Deepest)
            return called;
        var used = (from user in Using(name)
                    from condition in user.Body.Conditions
                    from term in condition.AnyOf
                    where Mentions(term.Text, name)
                    select (Adds(term, name), Lets(user.Rule.Name, depth + 1)) is ({ } adds, { } lets) ? adds == lets : (bool?)null)
                        .Distinct()
                    .ToList();
        return _lets[name] = used is [{ } only] ? only : called;
    }

    private List<(RegoRule Rule, RegoBody Body)> Using(string name) =>
        [.. Rules.Where(one => one.Rule.Name != name && one.Rule.Tokens.Contains(name))];

    // Whether the term holds more often when the rule does.
    private static bool? Adds(Term term, string name)
    {
        var isCounted = term.Subject == $"count({name})";
        bool? adds = term.Text == name || term.Text == $"{name} in {{true}}" || term.Text.EndsWith($" in {name}", StringComparison.Ordinal)
            || (term.Text.StartsWith(name + "(", StringComparison.Ordinal) && term.Text.EndsWith(')'))
            || (term.Text.StartsWith(name + "[", StringComparison.Ordinal) && term.Text.EndsWith(']'))
            || (isCounted && term.Reach!.Text is "> 0" or ">= 1" or "not in {0}") ? true
            : term.Text == $"{name} in {{false}}" || (isCounted && term.Reach!.Text is "in {0}" or "< 1" or "<= 0") ? false
            : null;
        return adds is { } does ? does != term.IsNegated : null;
    }

    private bool IsListedIn(string name) => _listed.Value[name].Any(user => user != name);

    // Behind "in", or before a bracket: the name, and the rule that says so.
    private ILookup<string, string> Listed() => (
        from one in Rules
        from pair in one.Rule.Tokens.Zip(one.Rule.Tokens.Skip(1))
        where pair.First == "in" || pair.Second == "["
        select (Name: pair.First == "in" ? pair.Second : pair.First, one.Rule.Name)).ToLookup(one => one.Item1, one => one.Item2);

    private static bool Mentions(string text, string name) =>
        Regex.IsMatch(RegoLocals.Without(text), $@"(?<![\w.]){Regex.Escape(name)}(?!\w)");
}
