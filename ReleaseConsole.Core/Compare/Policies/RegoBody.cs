namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>
/// When a rule of Rego holds: its head without what it says to people, and its conditions, of which the order means nothing (Rego's
/// language reference, "Rules"). Names of what is written out once, and of what a line only calls by a shorter name, are filled in.
/// </summary>
/// <param name="IsPlain">
/// Whether it holds or does not, or adds something to a set; a rule with another value, or with <c>else</c>, is compared as written.
/// </param>
internal sealed record RegoBody(string Head, string Says, IReadOnlyList<Clause> Conditions, bool IsPlain)
{
    /// <summary>The same for rules that hold for the same and say the same.</summary>
    public string Key => $"{ConditionChange.Key(Conditions)} {Says}";

    public static RegoBody Of(RegoRule rule, IReadOnlyDictionary<string, string[]> constants)
    {
        var (tokens, isSure) = Unelsed(rule.Tokens);
        var (head, body) = Halves(tokens);
        if (isSure)
        {
            head = [rule.Name];
            body = [];
        }
        if (body is null)
            return new RegoBody(rule.Name, "", [Clause.Of(new Term(rule.Key))], IsPlain: false);
        var (name, key, value, isSet) = Parts(head, hasIf: rule.Tokens.Contains("if"));
        // allow := count(deny) == 0 holds when what it is set to does.
        if (body.Count == 0 && value.Length > 0 && !PolicyTokens.IsValue(value) && PolicyTokens.Comparison(value) is not null)
            (body, value) = ([value], []);
        if (body.Count == 0 && value is ["false"])
            (body, value) = ([value], []);
        var filled = RegoNames.Fill(body, constants, isSet ? key : []);
        // What a set adds is said with the names its lines have.
        var lines = RegoLocals.Named([.. filled.Lines, filled.Key]);
        filled = ([.. lines.SkipLast(1)], lines[^1]);
        var isPlain = value.Length == 0 || value is ["true"];
        return new RegoBody(
            name + (isSet ? " contains" : ""), PolicyTokens.Joined(filled.Key), [.. filled.Lines.Select(Line).OfType<Clause>(),
            .. isPlain ? [] : new[] { Clause.Of(new Term($"= {PolicyTokens.Joined(value)}")) }], isPlain);
    }

    /// <summary>The same for a set that others look into: what it adds is what matters, and not only that it adds something.</summary>
    public RegoBody ByElement() => Says.Length == 0 ? this : this with { Conditions = [.. Conditions, Clause.Of(new Term($"is {Says}"))] };

    /// <summary>What a name is given that holds a value, or a list of values, that is written out; null for any other rule.</summary>
    public static string[]? Constant(RegoRule rule) =>
        rule.Part is RegoPart.Names or RegoPart.Denies or RegoPart.Allows
        && Halves(rule.Tokens) is ([_, ":=" or "=", .. var value], { Count: 0 })
        && value is not (["true"] or ["false"]) && (PolicyTokens.IsValue(value) || PolicyTokens.Listed(value) is not null)
            ? [.. value.Where(one => one != "\n")]
            : null;

    // allow if … else := false is what the default says anyway; with else := true it always holds.
    private static (string[] Tokens, bool IsSure) Unelsed(string[] tokens)
    {
        string[] bare = [.. tokens.Where(one => one != "\n")];
        return bare is [_, "if" or "{", ..] or [_, ":=" or "=", "true", "if" or "{", ..] && tokens.Count(one => one == "else") == 1
            && bare is [.., "else", ":=" or "=", "true" or "false"]
            ? ([.. tokens.Take(Array.IndexOf(tokens, "else"))], bare[^1] == "true")
            : (tokens, false);
    }

    // print is told to the log and always holds, and so does trace of a text; trace of something asks that it is there.
    private static bool IsLogging(string[] line) => line is ["print", "(", .., ")"] or ["trace", "(", _, ")"]
        && PolicyTokens.Close(line, 1) == line.Length - 1 && (line[0] == "print" || PolicyTokens.IsValue([line[2]]));

    // The head, and the lines of the body; no lines where there is more than one body.
    private static (string[] Head, List<string[]>? Body) Halves(string[] tokens)
    {
        for (var (at, depth) = (0, 0); at < tokens.Length; at++)
        {
            if (depth == 0 && (tokens[at] == "if"
                || (tokens[at] == "{" && at > 0 && tokens.Take(at).Last(one => one != "\n") is not (":=" or "=" or ":"))))
                return ([.. tokens.Take(at).Where(one => one != "\n")], Lines([.. tokens.Skip(tokens[at] == "if" ? at + 1 : at)]));
            depth += PolicyTokens.Step(tokens[at]);
        }
        return ([.. tokens.Where(one => one != "\n")], []);
    }

    private static List<string[]>? Lines(string[] body)
    {
        body = [.. body.SkipWhile(one => one == "\n")];
        if (body.Contains("else"))
            return null;
        if (body is not ["{", ..])
            return [.. new[] { body.Where(one => one != "\n").ToArray() }.Where(line => !IsLogging(line))];
        var end = PolicyTokens.Close(body, 0);
        if (body.Skip(end + 1).Any(one => one != "\n"))
            return null;
        return [.. PolicyTokens.Split([.. body.Take(end).Skip(1)], "\n", ";").Select(line => line.Where(one => one != "\n").ToArray())
            .Where(line => line.Length > 0 && !IsLogging(line))];
    }

    // deny[msg] { … } is what deny contains msg if { … } was before 1.0.
    private static (string Name, string[] Key, string[] Value, bool IsSet) Parts(string[] head, bool hasIf)
    {
        if (PolicyTokens.Split(head, "contains") is [var set, var added])
            return (PolicyTokens.Joined(set), added, [], true);
        var sides = PolicyTokens.Split(head, ":=", "=");
        var (name, value) = (sides[0], sides.Count > 1 ? sides[1] : []);
        return !hasIf && value.Length == 0 && name is [var first, "[", .. var key, "]"]
            ? (first, key, [], true)
            : (PolicyTokens.Joined(name), [], value, false);
    }

    private static Clause? Line(string[] line)
    {
        var isNegated = line is ["not", _, ..];
        var term = Read([.. line.Skip(isNegated ? 1 : 0).Select(one => one == "=" ? "==" : one)], isNegated);
        return term.IsAlways ? null : Clause.Of(term);
    }

    private static Term Read(string[] tokens, bool isNegated)
    {
        if (tokens is [not ("some" or "every"), ..] && !tokens.Contains(":="))
        {
            if (PolicyTokens.Split(tokens, "in") is [{ Length: > 0 } one, var list] && PolicyTokens.Listed(list) is { } listed)
                return Term.Of(PolicyTokens.Joined(one), Reach.Of(listed), isNegated);
            if (PolicyTokens.Comparison(tokens) is var (left, sign, right))
                return PolicyTokens.IsValue(right) && Reach.Of(sign, PolicyTokens.Joined(right)) is { } reach
                    ? Term.Of(PolicyTokens.Joined(left), reach, isNegated)
                    : new Term($"{PolicyTokens.Joined(left)} {sign} {PolicyTokens.Joined(right)}", isNegated);
        }
        return new Term(PolicyTokens.Joined(tokens), isNegated) { Affix = Affix.Of(tokens) };
    }
}
