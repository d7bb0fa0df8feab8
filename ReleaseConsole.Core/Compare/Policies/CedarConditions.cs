namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>
/// When a statement of Cedar holds, from its tokens behind <c>permit</c> or <c>forbid</c>: what its scope, its <c>when</c> and its
/// <c>unless</c> ask, all of it (Cedar's policy grammar).
/// </summary>
internal static class CedarConditions
{
    // Deeper conditions are taken as one, by their words.
    private const int Deepest = 40;

    public static IReadOnlyList<Clause> Of(string[] tokens)
    {
        var end = PolicyTokens.Close(tokens, 0);
        var asked = PolicyTokens.Split([.. tokens.Take(end).Skip(1)], ",").Where(part => part.Length > 1)
            .SelectMany(part => All(part, isNegated: false)).ToList();
        for (var at = end + 1; at + 1 < tokens.Length && PolicyTokens.Close(tokens, at + 1) is > 0 and var close; at = close + 1)
            asked.AddRange(All([.. tokens.Take(close).Skip(at + 2)], isNegated: tokens[at] == "unless"));
        return [.. asked.Where(one => !one.AnyOf.Any(term => term.IsAlways)).DistinctBy(one => one.Text)];
    }

    // What must all hold, each told as what may hold instead of it.
    private static IEnumerable<Clause> All(string[] tokens, bool isNegated, int depth = 0)
    {
        if (depth > Deepest)
            return [Clause.Of([new Term(PolicyTokens.Joined(tokens), isNegated)])];
        (tokens, isNegated) = Bare(tokens, isNegated);
        // "principal is User in Group::…" asks for both.
        if (!isNegated && PolicyTokens.Split(tokens, "&&", "||").Count == 1
            && PolicyTokens.Split(tokens, "is") is [{ Length: > 0 } who, var kind]
            && PolicyTokens.Split(kind, "in") is [var type, { Length: > 0 } group])
            return [Clause.Of(Read([.. who, "is", .. type], isNegated)), Clause.Of(Read([.. who, "in", .. group], isNegated))];
        return PolicyTokens.Split(tokens, isNegated ? "||" : "&&") is { Count: > 1 } parts
            && (isNegated || PolicyTokens.Split(tokens, "||").Count == 1)
            ? parts.SelectMany(part => All(part, isNegated, depth + 1))
            : [Clause.Of(Any(tokens, isNegated, depth))];
    }

    private static IEnumerable<Term> Any(string[] tokens, bool isNegated, int depth)
    {
        if (depth > Deepest)
            return [new Term(PolicyTokens.Joined(tokens), isNegated)];
        (tokens, isNegated) = Bare(tokens, isNegated);
        // "&&" binds closer than "||": a negated line is split there only where no "||" stands beside it.
        return PolicyTokens.Split(tokens, isNegated ? "&&" : "||") is { Count: > 1 } parts
            && (!isNegated || PolicyTokens.Split(tokens, "||").Count == 1)
            ? parts.SelectMany(part => Any(part, isNegated, depth + 1))
            : [Read(tokens, isNegated)];
    }

    private static (string[] Tokens, bool IsNegated) Bare(string[] tokens, bool isNegated)
    {
        for (var depth = 0; ; depth++)
            if (depth > Deepest)
                return (tokens, isNegated);
            else if (tokens is ["(", ..] && PolicyTokens.Close(tokens, 0) == tokens.Length - 1)
                tokens = [.. tokens.Skip(1).SkipLast(1)];
            else if (tokens is ["!", .. var rest] && (rest.Length == 1 || PolicyTokens.Split(rest, "&&", "||").Count == 1)
                && (PolicyTokens.Comparison(rest) is null || rest is ["(", ..]))
                (tokens, isNegated) = ([.. rest], !isNegated);
            else
                return (tokens, isNegated);
    }

    private static Term Read(string[] tokens, bool isNegated)
    {
        if (PolicyTokens.Split(tokens, "&&", "||").Count > 1)
            return new Term(PolicyTokens.Joined(tokens), isNegated);
        if (Reading(tokens) is var (subject, reach))
            return Term.Of(subject, isNegated ? reach.Opposite : reach);
        return PolicyTokens.Comparison(tokens) is var (left, sign, right)
            ? new Term($"{PolicyTokens.Joined(left)} {sign} {PolicyTokens.Joined(right)}", isNegated)
            : new Term(PolicyTokens.Joined(tokens), isNegated);
    }

    private static (string Subject, Reach Reach)? Reading(string[] tokens)
    {
        if (PolicyTokens.Comparison(tokens) is var (left, sign, right))
            return PolicyTokens.IsValue(right) && Reach.Of(sign, PolicyTokens.Joined(right)) is { } reach
                ? (PolicyTokens.Joined(left), reach)
                : null;
        // ["a", "b"].contains(x), and what a group holds.
        if (tokens is ["[", ..] && PolicyTokens.Close(tokens, 0) is var end
            && tokens.Skip(end + 1).Take(3).SequenceEqual([".", "contains", "("])
            && PolicyTokens.Listed([.. tokens.Take(end + 1)]) is { } among && PolicyTokens.Close(tokens, end + 3) == tokens.Length - 1)
            return (PolicyTokens.Joined(tokens.Skip(end + 4).SkipLast(1)), Reach.Of(among));
        if (PolicyTokens.Split(tokens, "is") is [{ Length: > 0 } subject, { Length: > 0 } type] && !type.Contains("in"))
            return (PolicyTokens.Joined(subject), Reach.OfType(PolicyTokens.Joined(type)));
        if (PolicyTokens.Split(tokens, "in") is not [{ Length: > 0 } one, { Length: > 0 } group])
            return null;
        var groups = PolicyTokens.Listed(group) ?? (PolicyTokens.IsValue(group) ? [PolicyTokens.Joined(group)] : null);
        return groups is null ? null : (PolicyTokens.Joined(one), Reach.Of(groups) with { IsNested = !one.SequenceEqual(["action"]) });
    }
}
