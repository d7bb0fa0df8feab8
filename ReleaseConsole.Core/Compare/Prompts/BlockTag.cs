using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Prompts;

internal enum BlockStep
{
    Opens,
    Turns,
    Closes,
}

/// <summary>A tag that opens, turns or closes a block of a template: Handlebars and Mustache, Jinja and Liquid, Go.</summary>
internal sealed partial record BlockTag(int Line, int At, int End, BlockStep Step, string Name, string Asks)
{
    /// <summary>The tags of a line, in order.</summary>
    public static IEnumerable<BlockTag> In(string line, int number) =>
        line.Contains("{{", StringComparison.Ordinal) || line.Contains("{%", StringComparison.Ordinal)
            ? Tag().Matches(line).Where(tag => tag.Index == 0 || line[tag.Index - 1] != '`').Select(tag => Of(tag, number)) : [];

    /// <summary>Whether two sentences hold blocks that ask something else.</summary>
    public static bool AskOtherwise(string one, string other) =>
        !In(one, 0).Select(tag => (tag.Step, tag.Name, tag.Asks)).SequenceEqual(In(other, 0).Select(tag => (tag.Step, tag.Name, tag.Asks)));

    public bool IsClosedBy(BlockTag other) => other.Name switch
    {
        "" => Name is "if" or "range" or "with",
        var name => name == Name || (Name == "^" && name == Asks),
    };

    /// <summary>What it asks, for the branch that it opens; null where it opens one for whatever is left.</summary>
    public TemplateCondition? Condition => (Step, Name, Asks) switch
    {
        (BlockStep.Turns, _, "") => null,
        (_, "unless" or "^", _) => ConditionReading.Of(Asks).Not(),
        (_, "if", _) => ConditionReading.Of(Asks),
        _ => new TemplateCondition.Asked($"{Name} {Asks}".Trim()),
    };

    public string Said => (Name, Asks) switch
    {
        (_, "") => $"if `{Name}`",
        ("if", _) => $"if `{Asks}`",
        ("unless" or "^", _) => $"unless `{Asks}`",
        ("each" or "for" or "range", _) => $"for each of `{Asks}`",
        _ => $"if `{Name} {Asks}`",
    };

    private static BlockTag Of(Match tag, int line)
    {
        string Group(string name) => Space().Replace(tag.Groups[name].Value.Trim(), " ");
        BlockTag At(BlockStep step, string name, string asks) => new(line, tag.Index, tag.Index + tag.Length, step, name, asks);
        if (tag.Groups["inverse"].Success)
            return Group("inverse") is { Length: > 0 } asks ? At(BlockStep.Opens, "^", asks) : At(BlockStep.Turns, "if", "");
        if (tag.Groups["turn"].Success)
            return At(BlockStep.Turns, Group("turn") == "else unless" ? "unless" : "if", Group("asks"));
        if (tag.Groups["close"].Success)
            return At(BlockStep.Closes, Group("close"), "");
        return At(BlockStep.Opens, Group("open"), Group("asks"));
    }

    [GeneratedRegex(
        @"\{\{~?\s{0,40}(?:\#\s*(?<open>[\w.-]+)(?<asks>[^{}]{0,300}?)|\^(?<inverse>[^{}]{0,300}?)|/\s*(?<close>[\w.-]+)"
        + @"|(?<turn>else\b(?:\s{1,8}(?:if|unless)\b)?)(?<asks>[^{}]{0,300}?))\s{0,40}~?\}\}"
        + @"|\{%[-+~]?\s*(?:(?<open>if|unless|for)\b(?<asks>[^%{}]{0,300}?)|(?<turn>elif|elsif|else\s?if|else)\b(?<asks>[^%{}]{0,300}?)"
        + @"|end(?<close>if|unless|for))\s{0,40}[-+~]?%\}"
        + @"|\{\{-?\s*(?:(?<open>if|range|with)\s(?<asks>[^{}]{0,300}?)|(?<close>)end)\s{0,40}-?\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
