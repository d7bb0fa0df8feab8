namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>
/// One thing that can be wrong with a change. Pure: the same changes, contents, verdicts and setting give the same findings in the
/// same order. How grave it is, and who looks, is the policy's to say.
/// </summary>
public interface IRiskRule
{
    /// <summary>Stable, in kebab case: what policies name it by.</summary>
    string Id { get; }

    /// <summary>What it looks for, as a line of the policy page.</summary>
    string Title { get; }

    /// <summary>Why it matters, as a finding says it.</summary>
    string Why { get; }

    /// <summary>Whether the policy gives it a threshold of its own.</summary>
    bool TakesThreshold => false;

    IEnumerable<Finding> Findings(RuleInput input);
}
