namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>
/// One thing that can be wrong with a change. Pure: the same input gives the same findings in the same order. How grave it is, and who
/// looks, is the policy's to say; a rule may go a step up or down from it by the size of what it found.
/// </summary>
public interface IRiskRule
{
    /// <summary>Stable, in kebab case: what policies name it by.</summary>
    string Id { get; }

    /// <summary>What it looks for, as a line of the policy page.</summary>
    string Title { get; }

    /// <summary>Why it matters, as a finding says it.</summary>
    string Why { get; }

    /// <summary>What to do about it, as a finding says it.</summary>
    string Fix { get; }

    /// <summary>What it must find and what it must leave alone: at least one of each.</summary>
    IReadOnlyList<RuleExample> Examples { get; }

    /// <summary>Whether the policy gives it a threshold of its own.</summary>
    bool TakesThreshold => false;

    /// <summary>
    /// Whether it speaks of the release as a whole and names one of its changes for it: without that one it names another.
    /// </summary>
    bool IsOfRelease => false;

    /// <summary>How grave a finding of this size is; the rule says what its size counts.</summary>
    RiskLevel Severity(RiskLevel policy, double size) => policy;

    IEnumerable<Finding> Findings(RuleInput input);
}
