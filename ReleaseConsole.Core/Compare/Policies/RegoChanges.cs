namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>
/// Rego by rule: a <c>deny</c> that holds less often, an <c>allow</c> that holds more often and a default that lets through are wider.
/// What only is written otherwise is no change; where the conditions cannot be compared, or nothing says what the rule is for, it
/// cannot be told.
/// </summary>
internal static class RegoChanges
{
    private const int Longest = 160;

    /// <summary>Null where the text before is no Rego. One that can no longer be read holds no rule.</summary>
    public static IReadOnlyList<ChangeDetail>? Of(string before, string after)
    {
        if (RegoRule.Read(before) is not { } was)
            return null;
        var (old, young) = RegoHelpers.FilledIn(
            new RegoModule(RegoTests.Without(was)), new RegoModule(RegoTests.Without(RegoRule.Read(after) ?? [])));
        return [.. Statements(old, young), .. RegoPairs.Of(old, young).Select(pair => Rule(pair, old, young)).OfType<ChangeDetail>()];
    }

    private static IEnumerable<ChangeDetail> Statements(RegoModule old, RegoModule young)
    {
        var (gone, fresh) = (Only(old.Others, young.Others), Only(young.Others, old.Others));
        foreach (var one in gone)
        {
            var other = fresh.Find(rule => rule.Part == one.Part && (rule.Name == one.Name || rule.Part == RegoPart.Package));
            fresh.Remove(other!);
            yield return one.Part == RegoPart.Package && other is not null ? Package(one, other) : Statement(one, other, old, young);
        }
        foreach (var one in fresh)
            yield return Statement(null, one, old, young);
    }

    private static List<RegoRule> Only(IReadOnlyList<RegoRule> mine, IReadOnlyList<RegoRule> theirs)
    {
        var left = theirs.Select(Key).ToList();
        return [.. mine.Where(one => !left.Remove(Key(one)) && !IsSpelling(one))];
    }

    private static string Key(RegoRule rule) => rule.Key.Replace(" = ", " := ", StringComparison.Ordinal);

    // These imports say which words of the language are used, and change nothing else.
    private static bool IsSpelling(RegoRule rule) => rule.Part == RegoPart.Import
        && (rule.Key.StartsWith("import rego . v1", StringComparison.Ordinal)
            || rule.Key.StartsWith("import future . keywords", StringComparison.Ordinal));

    private static ChangeDetail Package(RegoRule old, RegoRule young) => Line(old, young, Effect.Wider) with
    {
        Meaning = $"Whoever asks `{Called(old)}` is answered nothing; the package is called `{Called(young)}` now",
    };

    private static string Called(RegoRule package) => package.Text["package".Length..].Trim();

    private static ChangeDetail Statement(RegoRule? old, RegoRule? young, RegoModule was, RegoModule now)
    {
        var rule = (young ?? old)!;
        return Line(old, young, rule.Part switch
        {
            // Whoever asks for the old package is answered nothing.
            RegoPart.Package => old is null ? Effect.Different : Effect.Wider,
            RegoPart.Import => Effect.Different,
            RegoPart.Default => (Passes(old), Passes(young)) switch
            {
                (_, true) => Effect.Wider,
                (true, false) => Effect.Narrower,
                _ => Effect.Different,
            },
            // A value that is filled in tells its change where it is used.
            _ => (old is null || was.IsFilledIn(rule.Name)) && (young is null || now.IsFilledIn(rule.Name)) ? Effect.Different : null,
        });
    }

    // A default of true lets through where the rule allows, one of false where it denies.
    private static bool Passes(RegoRule? rule) => rule is not null
        && (rule.Text.EndsWith(" true", StringComparison.Ordinal) ? !RegoRule.IsDenying(rule.Name)
        : rule.Text.EndsWith(" false", StringComparison.Ordinal) && RegoRule.IsDenying(rule.Name));

    private static ChangeDetail? Rule(RegoPair pair, RegoModule old, RegoModule young)
    {
        var change = pair.Change;
        if (change.IsNone)
            return pair is ({ } was, { } now) && was.Body.Says != now.Body.Says ? Line(was.Rule, now.Rule, Effect.Different) : null;
        var module = pair.Young is null ? old : young;
        var isPlain = pair is not ({ Body.IsPlain: false }, _) and not (_, { Body.IsPlain: false });
        var effect = isPlain && module.Lets(pair.Name) is { } lets ? change.Effect(lets) : null;
        return Line(Told(pair.Old, pair.Young), Told(pair.Young, pair.Old), effect);
    }

    // A rule that is written as before, and means something else by a value it names, is told by what it comes to.
    private static RegoRule? Told((RegoRule Rule, RegoBody Body)? one, (RegoRule Rule, RegoBody Body)? other) =>
        one is ({ } rule, { } body) && other?.Rule.Key == rule.Key
            ? rule with { Text = $"{rule.Name} if {string.Join("; ", body.Conditions.Select(condition => condition.Text))}" }
            : one?.Rule;

    private static ChangeDetail Line(RegoRule? old, RegoRule? young, Effect? effect)
    {
        var rule = (young ?? old)!;
        var label = rule.Part == RegoPart.Default ? $"default {rule.Name}" : rule.Name;
        var detail = new ChangeDetail(
            "", label, old is null ? ChangeType.Added : young is null ? ChangeType.Removed : ChangeType.Changed, old?.Text, young?.Text,
            Effect.Different, rule.Part == RegoPart.Default ? ChangeTopic.Action : ChangeTopic.Rule)
        { Meaning = Said(label, old, young) };
        return effect is { } told ? detail with { Effect = told } : detail.Untold();
    }

    private static string Said(string label, RegoRule? old, RegoRule? young) => (old, young) switch
    {
        ({ Part: RegoPart.Default } was, { } now) => $"`{now.Name}` is {Value(now)} where no rule says otherwise (was {Value(was)})",
        ({ } was, { } now) when Bare(now) is ['i', 'f', ' ', ..] and var holds => $"`{label}` holds {holds} (was {Bare(was)})",
        ({ } was, { } now) when Bare(now) is [':', '=', ' ', .. var value] => $"`{label}` is now {value} (was {Bare(was).TrimStart(':', '=', ' ')})",
        ({ } was, { } now) => $"`{label}` now {Bare(now)} (was {Bare(was)})",
        (_, { } now) => $"Rule `{label}` is new: {Short(now.Text)}",
        _ => $"Rule `{label}` is gone: {Short(old!.Text)}",
    };

    // The label names the rule already.
    private static string Bare(RegoRule rule) =>
        Short(rule.Text.StartsWith(rule.Name + " ", StringComparison.Ordinal) ? rule.Text[(rule.Name.Length + 1)..] : rule.Text);

    private static string Value(RegoRule rule) => Short(rule.Text[(rule.Text.LastIndexOf('=') + 1)..].Trim());

    private static string Short(string text) => text.Length > Longest ? text[..(Longest - 1)] + "…" : text;
}
