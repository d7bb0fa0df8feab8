using System.Collections.Frozen;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>Who has to agree, to check or to be asked by a rule: the same rule of somebody else is another one.</summary>
internal static class RuleAgents
{
    private static readonly FrozenSet<string> Agents = Words(
        "manager supervisor owner person lead doctor lawyer officer admin administrator reviewer user model assistant agent");

    // By these a rule leaves a decision to somebody.
    private static readonly FrozenSet<string> Decisions = Words("approv ask verify check sign review escalat");

    public static bool Differ(Instruction before, Instruction after)
    {
        var (old, young) = (Stems(before), Stems(after));
        return old.Overlaps(Decisions) && old.Overlaps(Agents) && young.Overlaps(Agents) && !old.SetEquals(young)
            && old.Except(Agents).ToHashSet().SetEquals(young.Except(Agents));
    }

    private static HashSet<string> Stems(Instruction rule)
    {
        var words = new RuleSentence(rule.Text);
        return [.. Enumerable.Range(0, words.Count).Select(at => RuleCondition.Stem(words[at])).Where(stem => stem.Length > 0)];
    }

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
